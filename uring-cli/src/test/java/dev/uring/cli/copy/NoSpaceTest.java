package dev.uring.cli.copy;

import static dev.uring.cli.copy.Copies.assertHolds;
import static dev.uring.cli.copy.Copies.copy;
import static dev.uring.cli.copy.Copies.file;
import static dev.uring.cli.copy.Copies.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No half of a file is left where there is no space for the whole. */
class NoSpaceTest {
    private static final int TOO_MUCH = 2 << 20;

    @TempDir
    private Path directory;

    @Test
    void deviceThatIsAlwaysFull() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        assertEquals(
                "error writing '/dev/full': no space left on device (ENOSPC)", refusal(source, Path.of("/dev/full")));
    }

    /** On a file system of 1 MiB. */
    @Nested
    class SmallFileSystem {
        private Path mounted;

        @BeforeEach
        void mount() throws IOException, InterruptedException {
            mounted = Files.createDirectory(directory.resolve("mounted"));
            Process mount = new ProcessBuilder(
                            "mount", "-t", "tmpfs", "-o", "size=1m", "uring-test", mounted.toString())
                    .redirectErrorStream(true)
                    .start();
            String complaint = new String(mount.getInputStream().readAllBytes()).strip();
            assumeTrue(mount.waitFor() == 0, "no file system can be mounted here: " + complaint);
        }

        @AfterEach
        void unmount() throws IOException, InterruptedException {
            new ProcessBuilder("umount", mounted.toString()).start().waitFor();
        }

        @Test
        void newFile() throws IOException {
            Path source = file(directory.resolve("source"), TOO_MUCH);
            Path target = mounted.resolve("target");

            assertEquals("error writing '" + target + "': no space left on device (ENOSPC)", refusal(source, target));

            assertHolds(mounted);
        }

        @Test
        void existingFileKeepsItsContent() throws IOException {
            Path source = file(directory.resolve("source"), TOO_MUCH);
            Path target = file(mounted.resolve("target"), 5000);

            refusal(source, target);

            assertHolds(mounted, "target");
            Copies.assertSameContent(file(directory.resolve("expected"), 5000), target);
        }

        @Test
        void fileWithTwoNamesIsEmptiedAndTheMessageSaysSo() throws IOException {
            Path source = file(directory.resolve("source"), TOO_MUCH);
            Path target = file(mounted.resolve("target"), 5000);
            Files.createLink(mounted.resolve("other name"), target);

            CopyException failure = assertThrows(CopyException.class, () -> copy(source, target));

            assertEquals(0, Files.size(target));
            assertHolds(mounted, "other name", "target");
            assertEquals(
                    List.of("'" + target + "' had to be written in place and is now empty"),
                    List.of(failure.getSuppressed()).stream()
                            .map(Throwable::getMessage)
                            .toList());
        }
    }
}
