package dev.uring.op.file;

import static dev.uring.Errno.EFAULT;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.testing.Native.bytesOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.UringException;
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

class RegisteredBufferTest {
    private static final int PAGE = 4096;

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
    void transfersPartsOfTheBuffer(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment buffer = ring.arena().allocate(2 * PAGE, PAGE);
        ring.registerBuffer(buffer);
        buffer.setString(PAGE - 2, "four");
        assertEquals(
                4,
                ring.succeed(WriteFixed.of(file, buffer.asSlice(PAGE - 2, 4), 0).offset(3)));
        assertArrayEquals("\0\0\0four".getBytes(), Files.readAllBytes(path));
        assertEquals(4, ring.succeed(ReadFixed.of(file, buffer.asSlice(0, 9), 0).offset(3)));
        assertArrayEquals("four\0\0\0\0\0".getBytes(), bytesOf(buffer.asSlice(0, 9)));
    }

    @OperationTest
    void transfersSeveralPartsOfTheBuffer(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment buffer = ring.arena().allocate(2 * PAGE, PAGE);
        ring.registerBuffer(buffer);
        buffer.setString(0, "ab");
        buffer.setString(PAGE, "cd");
        MemorySegment out = Native.iovecs(ring.arena(), buffer.asSlice(PAGE, 2), buffer.asSlice(0, 2));
        WritevFixed write = WritevFixed.of(file, out, 0).offset(1);
        ring.succeedIfKnown(write);
        assertArrayEquals("\0cdab".getBytes(), Files.readAllBytes(path));
        MemorySegment in = Native.iovecs(ring.arena(), buffer.asSlice(10, 1), buffer.asSlice(PAGE + 10, 9));
        assertEquals(4, ring.succeed(ReadvFixed.of(file, in, 0).offset(1)));
        assertEquals("c", buffer.getString(10));
        assertEquals("dab", buffer.getString(PAGE + 10));
    }

    @OperationTest
    void reportsMemoryOutsideTheBuffer(TestRing ring) throws UringException {
        MemorySegment buffer = ring.arena().allocate(PAGE, PAGE);
        MemorySegment stranger = ring.arena().allocate(PAGE, PAGE);
        ring.fail(EFAULT, ReadFixed.of(Fd.of(fd), buffer, 0));
        ring.registerBuffer(buffer);
        ring.fail(EFAULT, ReadFixed.of(Fd.of(fd), stranger, 0));
        ring.fail(EFAULT, WriteFixed.of(Fd.of(fd), stranger, 0));
        ring.fail(EFAULT, WriteFixed.of(Fd.of(fd), buffer, 1));
        ring.fail(EFAULT, ReadvFixed.of(Fd.of(fd), Native.iovecs(ring.arena(), stranger), 0));
        ring.fail(EFAULT, WritevFixed.of(Fd.of(fd), Native.iovecs(ring.arena(), stranger), 0));
    }

    @OperationTest
    void refusesAnIndexThatDoesNotFit(TestRing ring) throws UringException {
        MemorySegment buffer = ring.arena().allocate(1);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ReadFixed.of(Fd.of(fd), buffer, 65536));
        assertEquals("bufferIndex is 65536, outside 0..65535", refusal.getMessage());
    }
}
