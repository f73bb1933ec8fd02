package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import dev.uring.testing.ProcessState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Resizing that fails half-way: the kernel uses new queues, and they cannot be mapped. What is mapped means nothing any
 * more, so the ring is closed.
 */
@Timeout(60)
class ResizeFailureTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void closesTheRingWhenAPartCannotBeMapped(int part) throws Exception {
        int[] pipe = Libc.pipe();
        ProcessState before = ProcessState.now();
        try (Arena arena = Arena.ofShared()) {
            LosingBackend kernel = new LosingBackend();
            IoUring ring = IoUring.builder(4).backend(() -> kernel).open();
            MemorySegment buffer = arena.allocate(64);
            ring.submission().push(Read.of(Fd.of(pipe[0]), buffer));
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            kernel.failingMap = part;
            UringException lost = assertThrows(UringException.class, () -> ring.resize(16, 32));
            assertEquals(Errno.ENOMEM, lost.errno());
            assertTrue(lost.advice().contains("the ring is closed"), lost.getMessage());
            assertClosed(ring);
            // The read in flight ended with the ring, and did not take what comes now.
            buffer.fill((byte) 0x5A);
            Libc.write(pipe[1], "after closing");
            assertEquals("after closing", Libc.read(pipe[0], 64));
            assertEquals(0x5A, buffer.get(JAVA_BYTE, 0));
            assertEquals(before, ProcessState.now());
            ring.close();
            assertTrue(kernel.closed);
        }
        Libc.close(pipe);
    }

    @Test
    void closesTheRingWhenTheNewLayoutIsImpossible() throws Exception {
        ProcessState before = ProcessState.now();
        LosingBackend kernel = new LosingBackend();
        IoUring ring = IoUring.builder(4).backend(() -> kernel).open();
        kernel.sqEntries = 3;
        IllegalStateException lost = assertThrows(IllegalStateException.class, () -> ring.resize(16, 32));
        assertTrue(lost.getMessage().contains("sq_entries 3"), lost.getMessage());
        assertClosed(ring);
        assertEquals(before, ProcessState.now());
    }

    private static void assertClosed(IoUring ring) {
        for (Runnable use : List.<Runnable>of(
                () -> ring.submission().push(Nop.of()),
                () -> ring.completion().poll(),
                () -> ring.completion().ready(),
                () -> ring.submitter().iowait(true),
                ring::inFlight)) {
            assertEquals(
                    "the ring is closed",
                    assertThrows(IllegalStateException.class, use::run).getMessage());
        }
    }

    /** Resizes, and then does not give the new memory. */
    private static final class LosingBackend extends DelegatingBackend {
        private int failingMap = -1;
        private int sqEntries;
        private int maps;
        private boolean closed;

        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            int result = super.register(fd, operation, argument, count);
            if ((operation & Integer.MAX_VALUE) == RegisterOp.IORING_REGISTER_RESIZE_RINGS) {
                assertEquals(0, result);
                maps = 0;
                if (sqEntries != 0) {
                    IoUringParams.sqEntries(argument, sqEntries);
                }
            }
            return result;
        }

        @Override
        public long map(int fd, long offset, long size) {
            return maps++ == failingMap ? -Errno.ENOMEM : super.map(fd, offset, size);
        }

        @Override
        public void close() {
            closed = true;
            super.close();
        }
    }
}
