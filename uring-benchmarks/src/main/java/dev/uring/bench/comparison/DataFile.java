package dev.uring.bench.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The file to read from. */
final class DataFile {
    private static final int SIZE = 256 << 20;
    private static final int CHUNK = 1 << 20;

    private DataFile() {}

    /** Creates the file when it is missing, and reads it once, so that it is in the page cache. */
    static Path prepare(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("data");
        byte[] chunk = new byte[CHUNK];
        if (!Files.exists(file) || Files.size(file) != SIZE) {
            SplittableRandom random = new SplittableRandom(1);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int written = 0; written < SIZE; written += CHUNK) {
                    random.nextBytes(chunk);
                    out.write(chunk);
                }
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            while (in.read(chunk) > 0) {
                // Only the page cache is of interest.
            }
        }
        return file;
    }
}
