package dev.uring.snippet;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.uring.kernel.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The running kernel, for examples of what not every kernel has. */
final class Kernel {
    private Kernel() {}

    /** Skips a test on kernels before the release that the Javadoc names. */
    static void require(String release) throws IOException {
        String running = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        if (KernelVersion.parse(running).compareTo(KernelVersion.parse(release)) < 0) {
            System.out.println("skipped: this example needs kernel " + release + ", and this is " + running);
            abort("needs kernel " + release);
        }
    }
}
