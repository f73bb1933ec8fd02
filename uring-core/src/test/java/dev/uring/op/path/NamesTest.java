package dev.uring.op.path;

import static dev.uring.kernel.Errno.EEXIST;
import static dev.uring.kernel.Errno.EISDIR;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Errno.ENOTEMPTY;
import static dev.uring.kernel.Errno.EPERM;
import static dev.uring.op.path.AtFlags.AT_REMOVEDIR;
import static dev.uring.op.path.AtFlags.AT_SYMLINK_FOLLOW;
import static dev.uring.op.path.FileModes.S_IRWXU;
import static dev.uring.op.path.OpenFlags.O_DIRECTORY;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.RenameFlags.RENAME_EXCHANGE;
import static dev.uring.op.path.RenameFlags.RENAME_NOREPLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class NamesTest {
    @TempDir
    Path directory;

    private Path first;
    private Path second;
    private int folder;

    @BeforeEach
    void createFiles() throws IOException {
        first = Files.writeString(directory.resolve("first"), "1");
        second = directory.resolve("second");
        folder = Libc.open(directory, O_RDONLY | O_DIRECTORY);
    }

    @AfterEach
    void closeFolder() {
        Libc.close(folder);
    }

    @OperationTest
    void renames(TestRing ring) throws IOException {
        assertEquals(0, ring.succeed(Renameat.of(ring.string(first), ring.string(second))));
        assertFalse(Files.exists(first));
        assertEquals("1", Files.readString(second));
        ring.fail(ENOENT, Renameat.of(ring.string(first), ring.string(second)));
    }

    @OperationTest
    void renamesBetweenDirectories(TestRing ring) throws IOException {
        Path below = Files.createDirectory(directory.resolve("below"));
        int target = Libc.open(below, O_RDONLY | O_DIRECTORY);
        try {
            Renameat rename = Renameat.of(ring.string("first"), ring.string("moved"));
            assertEquals(0, ring.succeed(rename.oldDirectory(Fd.of(folder)).newDirectory(Fd.of(target))));
            assertEquals("1", Files.readString(below.resolve("moved")));
        } finally {
            Libc.close(target);
        }
    }

    @OperationTest
    void exchangesNamesOrRefusesToReplace(TestRing ring) throws IOException {
        Files.writeString(second, "2");
        Renameat rename = Renameat.of(ring.string(first), ring.string(second));
        ring.fail(EEXIST, rename.flags(RENAME_NOREPLACE));
        assertEquals(0, ring.succeed(rename.flags(RENAME_EXCHANGE)));
        assertEquals("2", Files.readString(first));
        assertEquals("1", Files.readString(second));
    }

    @OperationTest
    void removesNames(TestRing ring) throws IOException {
        Path below = Files.createDirectories(directory.resolve("below/deep"));
        assertEquals(0, ring.succeed(Unlinkat.of(ring.string("first")).directory(Fd.of(folder))));
        assertFalse(Files.exists(first));
        ring.fail(ENOENT, Unlinkat.of(ring.string(first)));
        ring.fail(EISDIR, Unlinkat.of(ring.string(below)));
        ring.fail(ENOTEMPTY, Unlinkat.of(ring.string(below.getParent())).flags(AT_REMOVEDIR));
        assertEquals(0, ring.succeed(Unlinkat.of(ring.string(below)).flags(AT_REMOVEDIR)));
        assertFalse(Files.exists(below));
    }

    @OperationTest
    void createsDirectories(TestRing ring) throws IOException {
        Mkdirat make = Mkdirat.of(ring.string("new"), S_IRWXU).directory(Fd.of(folder));
        assertEquals(0, ring.succeed(make));
        assertTrue(Files.isDirectory(directory.resolve("new")));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(directory.resolve("new")));
        ring.fail(EEXIST, make);
    }

    @OperationTest
    void createsSymbolicLinks(TestRing ring) throws IOException {
        Symlinkat link = Symlinkat.of(ring.string("no such target"), ring.string("second"));
        assertEquals(0, ring.succeed(link.directory(Fd.of(folder))));
        assertEquals(Path.of("no such target"), Files.readSymbolicLink(second));
        ring.fail(EEXIST, link);
    }

    @OperationTest
    void createsHardLinks(TestRing ring) throws IOException {
        Linkat link = Linkat.of(ring.string("first"), ring.string("second"))
                .oldDirectory(Fd.of(folder))
                .newDirectory(Fd.of(folder));
        assertEquals(0, ring.succeed(link));
        assertTrue(Files.isSameFile(first, second));
        assertEquals(2, Files.getAttribute(first, "unix:nlink"));
        ring.fail(EEXIST, link);
        ring.fail(EPERM, Linkat.of(ring.string(directory), ring.string(directory.resolve("x"))));
    }

    @OperationTest
    void linksToALinkOrToItsTarget(TestRing ring) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), first);
        Path toLink = directory.resolve("toLink");
        Path toTarget = directory.resolve("toTarget");
        ring.succeed(Linkat.of(ring.string(link), ring.string(toLink)));
        ring.succeed(Linkat.of(ring.string(link), ring.string(toTarget)).flags(AT_SYMLINK_FOLLOW));
        assertTrue(Files.isSymbolicLink(toLink));
        assertFalse(Files.isSymbolicLink(toTarget));
    }
}
