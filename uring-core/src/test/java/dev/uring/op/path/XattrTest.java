package dev.uring.op.path;

import static dev.uring.kernel.Errno.EEXIST;
import static dev.uring.kernel.Errno.ENODATA;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.kernel.Errno.ERANGE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.op.path.XattrFlags.XATTR_CREATE;
import static dev.uring.op.path.XattrFlags.XATTR_REPLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Fd;
import dev.uring.Operation;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class XattrTest {
    private static final String NAME = "user.colour";

    @TempDir
    Path directory;

    private Path path;
    private int fd;

    @BeforeEach
    void openFile() {
        path = directory.resolve("file");
        fd = Libc.open(path, O_CREAT | O_RDWR);
    }

    @AfterEach
    void closeFile() {
        Libc.close(fd);
    }

    @OperationTest
    void setsAndReadsByPath(TestRing ring) throws IOException {
        MemorySegment file = ring.string(path);
        MemorySegment name = ring.string(NAME);
        succeedWhereSupported(ring, Setxattr.of(file, name, ring.text("red")));
        assertEquals("red", new String((byte[]) Files.getAttribute(path, "user:colour")));
        MemorySegment value = ring.arena().allocate(3);
        assertEquals(3, ring.succeed(Getxattr.of(file, name, MemorySegment.NULL)), "the size only");
        assertEquals(3, ring.succeed(Getxattr.of(file, name, value)));
        assertEquals("red", new String(Native.bytesOf(value)));
        ring.fail(ERANGE, Getxattr.of(file, name, value.asSlice(0, 2)));
        ring.fail(ENODATA, Getxattr.of(file, ring.string("user.other"), value));
        ring.fail(ENOENT, Getxattr.of(ring.string(directory.resolve("missing")), name, value));
    }

    @OperationTest
    void createsOrReplacesByPath(TestRing ring) throws IOException {
        Setxattr set = Setxattr.of(ring.string(path), ring.string(NAME), ring.bytes((byte) 'x'));
        int result = ring.run(set.flags(XATTR_REPLACE)).result();
        assumeTrue(result != -EOPNOTSUPP, "the file system of the temporary folder has no user attributes");
        assertEquals(-ENODATA, result);
        assertEquals(0, ring.succeed(set.flags(XATTR_CREATE)));
        ring.fail(EEXIST, set.flags(XATTR_CREATE));
        assertEquals(0, ring.succeed(set.flags(XATTR_REPLACE)));
    }

    @OperationTest
    void setsAndReadsOfAnOpenFile(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment name = ring.string(NAME);
        succeedWhereSupported(ring, Fsetxattr.of(file, name, ring.text("blue")));
        assertEquals("blue", new String((byte[]) Files.getAttribute(path, "user:colour")));
        MemorySegment value = ring.arena().allocate(10);
        assertEquals(4, ring.succeed(Fgetxattr.of(file, name, value)));
        assertEquals("blue", value.getString(0));
        ring.fail(EEXIST, Fsetxattr.of(file, name, value).flags(XATTR_CREATE));
        ring.fail(ENODATA, Fgetxattr.of(file, ring.string("user.other"), value));
        ring.fail(ERANGE, Fgetxattr.of(file, name, value.asSlice(0, 1)));
    }

    private static void succeedWhereSupported(TestRing ring, Operation<?> operation) throws IOException {
        int result = ring.run(operation).result();
        assumeTrue(result != -EOPNOTSUPP, "the file system of the temporary folder has no user attributes");
        assertEquals(0, result);
    }
}
