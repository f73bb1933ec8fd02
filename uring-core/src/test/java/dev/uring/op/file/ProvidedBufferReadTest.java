package dev.uring.op.file;

import static dev.uring.kernel.Errno.EBADFD;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOBUFS;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ProvidedBufferReadTest {
    private static final int GROUP = 9;
    private static final int SIZE = 4;

    @TempDir
    Path directory;

    @OperationTest
    void readsIntoABufferThatTheKernelPicks(TestRing ring, FileKind kind) throws IOException {
        int fd = Libc.open(Files.writeString(directory.resolve("file"), "0123456789"), O_RDONLY);
        try {
            Fd file = kind.of(ring, fd);
            MemorySegment buffers = provide(ring, 3);
            Cqe whole = ring.run(ReadProvided.of(file, GROUP).offset(2));
            assertEquals("2345", text(buffers, whole));
            Cqe part = ring.run(ReadProvided.of(file, GROUP).length(3).offset(4));
            assertEquals("456", text(buffers, part));
            MemorySegment vector = Native.iovecs(ring.arena(), ring.arena().allocate(2));
            Cqe vectored = ring.run(ReadvProvided.of(file, vector, GROUP).offset(8));
            assertEquals("89", text(buffers, vectored));
            ring.fail(ENOBUFS, ReadProvided.of(file, GROUP));
        } finally {
            Libc.close(fd);
        }
    }

    @OperationTest
    void reportsAnUnknownGroupAndASecondVector(TestRing ring) throws IOException {
        int fd = Libc.open(Files.writeString(directory.resolve("file"), "x"), O_RDONLY);
        try {
            ring.fail(ENOBUFS, ReadProvided.of(Fd.of(fd), 77));
            MemorySegment one = ring.arena().allocate(1);
            ring.fail(EINVAL, ReadvProvided.of(Fd.of(fd), Native.iovecs(ring.arena(), one, one), GROUP));
        } finally {
            Libc.close(fd);
        }
    }

    @OperationTest
    void completesForEachArrivalUntilTheEndOfThePipe(TestRing ring, FileKind kind) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            Fd file = kind.of(ring, pipe[0]);
            MemorySegment buffers = provide(ring, 3);
            ring.submit(ReadMultishot.of(file, GROUP).userData(1));
            for (String message : new String[] {"one", "two"}) {
                Libc.write(pipe[1], message);
                Cqe cqe = ring.await(1);
                assertTrue(cqe.hasMore());
                assertEquals(message, text(buffers, cqe));
            }
            Libc.close(pipe[1]);
            Cqe end = ring.await(1);
            assertEquals(0, end.result());
            assertFalse(end.hasMore(), "the end of the file ends it");
        } finally {
            Libc.close(pipe[0]);
        }
    }

    @OperationTest
    void endsWhenTheGroupIsEmpty(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            MemorySegment buffers = provide(ring, 1);
            ring.submit(ReadMultishot.of(Fd.of(pipe[0]), GROUP).userData(1));
            Libc.write(pipe[1], "onetwo");
            Cqe first = ring.await(1);
            assertEquals("onet", text(buffers, first));
            assertTrue(first.hasMore());
            Cqe last = ring.await(1);
            assertEquals(-ENOBUFS, last.result());
            assertFalse(last.hasMore());
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void reportsAFileThatCannotBePolledAndALength(TestRing ring) throws IOException {
        int fd = Libc.open(Files.writeString(directory.resolve("file"), "x"), O_RDONLY);
        try {
            provide(ring, 1);
            ring.fail(EBADFD, ReadMultishot.of(Fd.of(fd), GROUP));
            ring.fail(EINVAL, ReadMultishot.of(Fd.of(fd), GROUP).length(1));
        } finally {
            Libc.close(fd);
        }
    }

    private static MemorySegment provide(TestRing ring, int count) throws IOException {
        MemorySegment buffers = ring.arena().allocate((long) SIZE * count);
        ring.succeed(ProvideBuffers.of(buffers, SIZE, GROUP));
        return buffers;
    }

    private static String text(MemorySegment buffers, Cqe cqe) {
        assertTrue(cqe.hasBuffer(), () -> "no buffer in " + cqe);
        return new String(Native.bytesOf(buffers.asSlice((long) SIZE * cqe.bufferId(), cqe.result())));
    }
}
