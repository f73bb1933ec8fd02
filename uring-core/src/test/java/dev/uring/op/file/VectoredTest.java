package dev.uring.op.file;

import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Limits.UIO_MAXIOV;
import static dev.uring.op.file.ReadWriteFlags.RWF_APPEND;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.testing.Native.bytesOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class VectoredTest {
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
    void gathersAndScatters(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment out = Native.iovecs(ring.arena(), ring.bytes((byte) 1, (byte) 2), ring.bytes((byte) 3));
        assertEquals(3, ring.succeed(Writev.of(file, out).offset(1)));
        assertArrayEquals(new byte[] {0, 1, 2, 3}, Files.readAllBytes(path));
        MemorySegment first = ring.arena().allocate(1);
        MemorySegment second = ring.arena().allocate(4);
        MemorySegment in = Native.iovecs(ring.arena(), first, second);
        assertEquals(4, ring.succeed(Readv.of(file, in)));
        assertArrayEquals(new byte[] {0}, bytesOf(first));
        assertArrayEquals(new byte[] {1, 2, 3, 0}, bytesOf(second));
    }

    @OperationTest
    void appendsWhateverTheOffset(TestRing ring) throws IOException {
        Files.writeString(path, "abc");
        MemorySegment out = Native.iovecs(ring.arena(), ring.bytes((byte) 'd'));
        assertEquals(1, ring.succeed(Writev.of(Fd.of(fd), out).flags(RWF_APPEND)));
        assertEquals("abcd", Files.readString(path));
    }

    @OperationTest
    void takesTheMostVectorsThereMayBeAndRefusesMore(TestRing ring) throws IOException {
        MemorySegment[] buffers = new MemorySegment[UIO_MAXIOV + 1];
        Arrays.fill(buffers, ring.bytes((byte) 'x'));
        MemorySegment vectors = Native.iovecs(ring.arena(), buffers);
        assertEquals(UIO_MAXIOV, ring.succeed(Writev.of(Fd.of(fd), vectors.asSlice(0, UIO_MAXIOV * 16L))));
        ring.fail(EINVAL, Writev.of(Fd.of(fd), vectors));
        ring.fail(EINVAL, Readv.of(Fd.of(fd), vectors));
    }

    @OperationTest
    void refusesHalfAVector(TestRing ring) throws IOException {
        MemorySegment broken = ring.arena().allocate(24);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Readv.of(Fd.of(fd), broken));
        assertEquals("vectors has 24 bytes, which is no multiple of its elements' 16", refusal.getMessage());
    }
}
