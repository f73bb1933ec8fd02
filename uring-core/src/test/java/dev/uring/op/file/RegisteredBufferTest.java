package dev.uring.op.file;

import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.testing.Native.bytesOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.FixedVectors;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
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
        FixedBuffer registered = ring.registerBuffer(buffer);
        buffer.setString(PAGE - 2, "four");
        assertEquals(
                4,
                ring.succeed(WriteFixed.of(file, registered.slice(PAGE - 2, 4)).offset(3)));
        assertArrayEquals("\0\0\0four".getBytes(), Files.readAllBytes(path));
        assertEquals(4, ring.succeed(ReadFixed.of(file, registered.slice(0, 9)).offset(3)));
        assertArrayEquals("four\0\0\0\0\0".getBytes(), bytesOf(buffer.asSlice(0, 9)));
    }

    @OperationTest
    void transfersSeveralPartsOfTheBuffer(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment buffer = ring.arena().allocate(2 * PAGE, PAGE);
        FixedBuffer registered = ring.registerBuffer(buffer);
        buffer.setString(0, "ab");
        buffer.setString(PAGE, "cd");
        FixedVectors out = FixedVectors.of(ring.arena(), registered.slice(PAGE, 2), registered.slice(0, 2));
        WritevFixed write = WritevFixed.of(file, out).offset(1);
        ring.succeedIfKnown(write);
        assertArrayEquals("\0cdab".getBytes(), Files.readAllBytes(path));
        FixedVectors in = FixedVectors.of(ring.arena(), registered.slice(10, 1), registered.slice(PAGE + 10, 9));
        assertEquals(4, ring.succeed(ReadvFixed.of(file, in).offset(1)));
        assertEquals("c", buffer.getString(10));
        assertEquals("dab", buffer.getString(PAGE + 10));
    }

    @OperationTest
    void reportsMemoryOutsideTheBuffer(TestRing ring) throws IOException {
        MemorySegment buffer = ring.arena().allocate(PAGE, PAGE);
        MemorySegment stranger = ring.arena().allocate(PAGE, PAGE);
        ring.fail(EFAULT, ReadFixed.of(Fd.of(fd), FixedBuffer.unchecked(0, buffer)));
        ring.registerBuffer(buffer);
        FixedBuffer outside = FixedBuffer.unchecked(0, stranger);
        ring.fail(EFAULT, ReadFixed.of(Fd.of(fd), outside));
        ring.fail(EFAULT, WriteFixed.of(Fd.of(fd), outside));
        ring.fail(EFAULT, WriteFixed.of(Fd.of(fd), FixedBuffer.unchecked(1, buffer)));
        ring.fail(EFAULT, ReadvFixed.of(Fd.of(fd), FixedVectors.of(ring.arena(), outside)));
        ring.fail(EFAULT, WritevFixed.of(Fd.of(fd), FixedVectors.of(ring.arena(), outside)));
    }
}
