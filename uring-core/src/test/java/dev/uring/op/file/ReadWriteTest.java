package dev.uring.op.file;

import static dev.uring.kernel.Errno.EAGAIN;
import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EISDIR;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.op.file.ReadWriteFlags.RWF_APPEND;
import static dev.uring.op.file.ReadWriteFlags.RWF_ATOMIC;
import static dev.uring.op.file.ReadWriteFlags.RWF_HIPRI;
import static dev.uring.op.file.ReadWriteFlags.RWF_NOWAIT;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_DIRECTORY;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.testing.Native.bytesOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
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

class ReadWriteTest {
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
    void writesAndReadsAtAnOffset(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        MemorySegment out = ring.bytes((byte) 1, (byte) 2, (byte) 3);
        assertEquals(3, ring.succeed(Write.of(file, out).offset(2)));
        assertArrayEquals(new byte[] {0, 0, 1, 2, 3}, Files.readAllBytes(path));
        MemorySegment in = ring.arena().allocate(8);
        assertEquals(4, ring.succeed(Read.of(file, in).offset(1)), "a short read at the end of the file");
        assertArrayEquals(new byte[] {0, 1, 2, 3, 0, 0, 0, 0}, bytesOf(in));
        assertEquals(0, ring.succeed(Read.of(file, in).offset(5)), "the end of the file");
    }

    @OperationTest
    void minusOneUsesAndMovesTheFilePosition(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        assertEquals(5, ring.succeed(Write.of(file, ring.text("hello")).offset(-1)));
        assertEquals(5, Libc.position(fd));
        assertEquals(1, ring.succeed(Write.of(file, ring.bytes((byte) '!')).offset(-1)));
        assertEquals(6, Libc.position(fd));
        assertEquals(0, ring.succeed(Read.of(file, ring.arena().allocate(1)).offset(-1)), "at the end of the file");
    }

    @OperationTest
    void writesOnlyAsMuchAsTheSegmentHolds(TestRing ring) throws IOException {
        MemorySegment text = ring.text("abcdef");
        assertEquals(2, ring.succeed(Write.of(Fd.of(fd), text.asSlice(3, 2))));
        assertEquals("de", Files.readString(path));
    }

    @OperationTest
    void appendsWhateverTheOffset(TestRing ring) throws IOException {
        Files.writeString(path, "abc");
        assertEquals(
                1,
                ring.succeed(
                        Write.of(Fd.of(fd), ring.bytes((byte) 'd')).offset(0).flags(RWF_APPEND)));
        assertEquals("abcd", Files.readString(path));
    }

    @OperationTest
    void failsRatherThanWaitsWhenAskedTo(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            ring.fail(EAGAIN, Read.of(Fd.of(pipe[0]), ring.arena().allocate(1)).flags(RWF_NOWAIT));
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void readsAPipeWhenItIsFilled(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            MemorySegment in = ring.arena().allocate(8);
            ring.submit(Read.of(Fd.of(pipe[0]), in).userData(7));
            Libc.write(pipe[1], "late");
            assertEquals(4, ring.await(7).result());
            assertEquals("late", in.getString(0));
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void takesAnIoPriority(TestRing ring) throws IOException {
        int bestEffort = 2 << 13;
        assertEquals(1, ring.succeed(Write.of(Fd.of(fd), ring.bytes((byte) 'x')).ioPriority(bestEffort | 3)));
        MemorySegment in = ring.arena().allocate(1);
        assertEquals(1, ring.succeed(Read.of(Fd.of(fd), in).ioPriority(bestEffort | 7)));
        ring.fail(EINVAL, Read.of(Fd.of(fd), in).ioPriority(7 << 13));
    }

    @OperationTest
    void reportsFilesThatCannotBeUsed(TestRing ring) throws IOException {
        int readOnly = Libc.open(path, O_RDONLY);
        int folder = Libc.open(directory, O_RDONLY | O_DIRECTORY);
        try {
            MemorySegment buffer = ring.arena().allocate(1);
            ring.fail(EBADF, Write.of(Fd.of(readOnly), buffer));
            ring.fail(EBADF, Read.of(Fd.NONE, buffer));
            ring.fail(EBADF, Read.of(Fd.fixed(0), buffer));
            ring.fail(EISDIR, Read.of(Fd.of(folder), buffer));
        } finally {
            Libc.close(readOnly, folder);
        }
    }

    @OperationTest
    void reportsWhatThisFileDoesNotSupport(TestRing ring) throws IOException {
        MemorySegment buffer = ring.arena().allocate(1);
        ring.fail(EINVAL, Read.of(Fd.of(fd), buffer).flags(RWF_HIPRI));
        ring.fail(EOPNOTSUPP, Read.of(Fd.of(fd), buffer).flags(RWF_ATOMIC));
        ring.fail(
                EINVAL,
                Read.of(Fd.of(fd), buffer).protectionInformation(ring.arena().allocate(32, 8)));
        ring.fail(
                EINVAL,
                Write.of(Fd.of(fd), buffer).protectionInformation(ring.arena().allocate(32, 8)));
    }

    @OperationTest
    void takesAWriteStreamThatFitsItsByte(TestRing ring) throws IOException {
        Write write = Write.of(Fd.of(fd), ring.bytes((byte) 'x'));
        assertEquals(1, ring.succeed(write.writeStream(255)), "ignored by a device without streams");
        assertThrows(IllegalArgumentException.class, () -> write.writeStream(256));
    }
}
