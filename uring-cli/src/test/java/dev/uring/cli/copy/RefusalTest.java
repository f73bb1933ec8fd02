package dev.uring.cli.copy;

import static dev.uring.cli.copy.Copies.assertHolds;
import static dev.uring.cli.copy.Copies.copy;
import static dev.uring.cli.copy.Copies.file;
import static dev.uring.cli.copy.Copies.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cp refuses. Afterwards everything is as it was. */
class RefusalTest {
    @TempDir
    private Path directory;

    private Path source;

    @BeforeEach
    void createSource() throws IOException {
        source = file(directory.resolve("source"), 10);
    }

    @Test
    void sameFile() {
        assertEquals("'" + source + "' and '" + source + "' are the same file", refusal(source, source));
    }

    @Test
    void sameFileUnderAnotherName() throws IOException {
        Path alias = Files.createLink(directory.resolve("alias"), source);
        assertEquals("'" + source + "' and '" + alias + "' are the same file", refusal(source, alias));
        assertEquals(10, Files.size(source));
    }

    @Test
    void sameFileThroughLink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("source"));
        assertEquals("'" + source + "' and '" + link + "' are the same file", refusal(source, link));
        assertEquals("'" + link + "' and '" + source + "' are the same file", refusal(link, source));
    }

    @Test
    void sameFileInItsDirectory() throws IOException {
        refusal(source, directory);
        assertHolds(directory, "source");
    }

    @Test
    void directoryAsSource() throws IOException {
        assertEquals(
                "'" + directory + "' is a directory; only single files are copied",
                refusal(directory, directory.resolve("target")));
        assertHolds(directory, "source");
    }

    @Test
    void missingSource() {
        Path missing = directory.resolve("missing");
        assertEquals(
                "cannot open '" + missing + "': no such file or directory (ENOENT)",
                refusal(missing, directory.resolve("target")));
    }

    @Test
    void sourceThatIsLinkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nothing"));
        assertEquals(
                "cannot open '" + link + "': no such file or directory (ENOENT)",
                refusal(link, directory.resolve("target")));
    }

    @Test
    void destinationThatIsLinkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nothing"));
        assertEquals(
                "cannot write through '" + link + "': it is a symbolic link to something that does not exist",
                refusal(source, link));
        assertHolds(directory, "link", "source");
    }

    @Test
    void linkToItself() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("link"));
        assertEquals("cannot write '" + link + "': too many levels of symbolic links (ELOOP)", refusal(source, link));
    }

    @Test
    void directoryInTheWay() throws IOException {
        Path into = directory.resolve("into");
        Path inTheWay = Files.createDirectories(into.resolve("source"));
        assertEquals("cannot overwrite the directory '" + inTheWay + "' with a file", refusal(source, into));
    }

    @Test
    void missingDirectory() {
        Path target = directory.resolve("missing").resolve("target");
        assertEquals("cannot write '" + target + "': no such file or directory (ENOENT)", refusal(source, target));
    }

    @Test
    void missingDirectoryByTrailingSlash() {
        String target = directory.resolve("missing") + "/";
        CopyException refusal = assertThrows(CopyException.class, () -> copy(source.toString(), target));
        assertEquals("cannot create '" + target + "': there is no such directory", refusal.getMessage());
    }

    @Test
    void fileAsDirectory() throws IOException {
        Path target = source.resolve("target");
        assertEquals("cannot write '" + target + "': not a directory (ENOTDIR)", refusal(source, target));
        String asDirectory = source + "/";
        CopyException refusal = assertThrows(
                CopyException.class,
                () -> copy(asDirectory, directory.resolve("target").toString()));
        assertEquals("cannot open '" + asDirectory + "': not a directory", refusal.getMessage());
        assertHolds(directory, "source");
    }

    @Test
    void emptyNames() {
        assertThrows(CopyException.class, () -> copy("", "target"));
        assertThrows(CopyException.class, () -> copy(source.toString(), ""));
    }

    /** Java has put a character in the place of bytes: two destinations would become one. */
    @Test
    void nameThatJavaCouldNotRead() throws IOException {
        Path lost = directory.resolve("dst\uFFFD");
        String reason = "' has bytes that are not in the encoding UTF-8, so that Java cannot tell which file is meant";
        assertEquals("the destination's name '" + lost + reason, refusal(source, lost));
        assertEquals("the source's name '" + lost + reason, refusal(lost, directory.resolve("out")));
        assertHolds(directory, "source");
    }

    @Test
    void nameThatIsTooLong() {
        Path target = directory.resolve("n".repeat(256));
        assertEquals("cannot write '" + target + "': file name too long (ENAMETOOLONG)", refusal(source, target));
    }

    @Test
    void unreadableSource() throws IOException {
        assumeNotRoot();
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("-w-------"));
        assertEquals(
                "cannot open '" + source + "': permission denied (EACCES)",
                refusal(source, directory.resolve("target")));
    }

    @Test
    void destinationThatMayNotBeWritten() throws IOException {
        assumeNotRoot();
        Path target = file(directory.resolve("target"), 20);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--------"));
        assertEquals("cannot write '" + target + "': permission denied (EACCES)", refusal(source, target));
        assertEquals(20, Files.size(target));
    }

    @Test
    void directTransfersIntoDevice() {
        CopyException refusal = assertThrows(
                CopyException.class,
                () -> new FileCopy(source.toString(), "/dev/null", new CopyOptions(1, 4096, true), new Copies.Count()));
        assertEquals("direct transfers need a regular file on both sides", refusal.getMessage());
    }

    private static void assumeNotRoot() throws IOException {
        assumeFalse(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "permissions do not hold root back: run the tests as another user too");
    }
}
