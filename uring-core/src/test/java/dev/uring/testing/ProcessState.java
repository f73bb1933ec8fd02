package dev.uring.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds of the kernel.
 *
 * @param descriptors how many files are open
 * @param ringMappings how many parts of rings are mapped
 */
public record ProcessState(long descriptors, long ringMappings) {
    /** What it holds now. */
    public static ProcessState now() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"));
                Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return new ProcessState(
                    files.count(),
                    mappings.filter(mapping -> mapping.contains("io_uring")).count());
        }
    }
}
