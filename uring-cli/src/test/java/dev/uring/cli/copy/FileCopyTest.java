package dev.uring.cli.copy;

import static dev.uring.cli.copy.Copies.assertHolds;
import static dev.uring.cli.copy.Copies.assertSameContent;
import static dev.uring.cli.copy.Copies.copy;
import static dev.uring.cli.copy.Copies.file;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCopyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 16_384, 123_457, 3_000_001})
    void copiesEveryByte(int size) throws IOException {
        Path source = file(directory.resolve("source"), size);
        Path target = directory.resolve("target");

        assertEquals(size, copy(source, target));

        assertSameContent(source, target);
        assertHolds(directory, "source", "target");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 123_457})
    void directTransfersCopyEveryByte(int size) throws IOException {
        Path source = file(directory.resolve("source"), size);
        Path target = directory.resolve("target");

        new FileCopy(source.toString(), target.toString(), new CopyOptions(3, 8192, true), new Copies.Count()).run();

        assertSameContent(source, target);
    }

    /** It states the size of a page, and holds a few digits. */
    @Test
    void fileThatIsShorterThanItSays() throws IOException {
        Path source = Path.of("/sys/class/net/lo/mtu");
        Path target = directory.resolve("mtu");

        assertEquals(Files.readAllBytes(source).length, copy(source, target));

        assertEquals(Files.readString(source), Files.readString(target));
    }

    /** Its size is 0. */
    @Test
    void fileWithoutASize() throws IOException {
        Path target = directory.resolve("version");

        copy(Path.of("/proc/version"), target);

        assertEquals(Files.readString(Path.of("/proc/version")), Files.readString(target));
    }

    @Test
    void copiesIntoDirectoryUnderTheSameName() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Path into = Files.createDirectory(directory.resolve("into"));

        copy(source, into);

        assertSameContent(source, into.resolve("source"));
    }

    @Test
    void newFileGetsPermissionsWithoutSetUserId() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Files.setAttribute(source, "unix:mode", 04500);

        copy(source, directory.resolve("target"));

        assertEquals("r-x------", permissions(directory.resolve("target")));
    }

    @Test
    void existingFileKeepsPermissions() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Path target = file(directory.resolve("target"), 100_000);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

        copy(source, target);

        assertSameContent(source, target);
        assertEquals("rw-r-----", permissions(target));
        assertHolds(directory, "source", "target");
    }

    @Test
    void fileWithTwoNamesIsWrittenInPlace() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Path target = file(directory.resolve("target"), 100_000);
        Path otherName = Files.createLink(directory.resolve("other name"), target);

        copy(source, target);

        assertSameContent(source, otherName);
        assertTrue(Files.isSameFile(target, otherName));
    }

    @Test
    void openFileIsWrittenInPlace() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Path target = file(directory.resolve("target"), 20);
        try (IoUring ring = IoUring.open(1)) {
            int descriptor = new Requests(ring).open(target, O_RDONLY, 0);

            copy(source, Path.of("/proc/self/fd/" + descriptor));

            assertEquals(
                    target.toString(),
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                            .toString());
            assertSameContent(source, target);
            new Requests(ring).close(new OpenFile(descriptor, "target", true));
        }
    }

    @Test
    void linkToFileStaysLink() throws IOException {
        Path source = file(directory.resolve("source"), 10);
        Path target = file(directory.resolve("target"), 20);
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));

        copy(source, link);

        assertTrue(Files.isSymbolicLink(link));
        assertSameContent(source, target);
    }

    @Test
    void fileOfUnknownSizeIsReadToItsEnd() throws IOException {
        Path target = directory.resolve("target");

        long size = copy(Path.of("/proc/version"), target);

        assertTrue(size > 0);
        assertEquals(Files.readString(Path.of("/proc/version")), Files.readString(target));
    }

    @Test
    void cancelledCopyLeavesNothingAndKeepsWhatWasThere() throws IOException {
        Path source = file(directory.resolve("source"), 1_000_000);
        Path target = file(directory.resolve("target"), 5);
        byte[] before = Files.readAllBytes(target);
        FileCopy copy = new FileCopy(source.toString(), target.toString(), Copies.SMALL_BLOCKS, new Copies.Count(10));

        assertThrows(CopyException.class, copy::run);

        assertEquals(before.length, Files.size(target));
        assertSameContent(Files.write(directory.resolve("before"), before), target);
        assertHolds(directory, "before", "source", "target");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
