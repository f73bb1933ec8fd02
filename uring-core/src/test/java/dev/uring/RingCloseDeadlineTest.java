package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.file.Read;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.op.ring.MsgRing;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What closing does about operations that do not end. */
class RingCloseDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(60);

    @Test
    void tellsThatAnOperationCannotBeCancelled() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            int[] pipe = Libc.pipe();
            IoUring ring = IoUring.builder(4)
                    .closeTimeout(SHORT)
                    .backend(WithoutCancellation::new)
                    .open();
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
            long start = System.nanoTime();
            UnfinishedOperationsException told = assertThrows(UnfinishedOperationsException.class, ring::close);
            long waited = System.nanoTime() - start;
            assertTrue(waited >= SHORT.toNanos(), "closing waited only " + waited + " ns");
            String message = told.getMessage();
            assertTrue(message.contains("1 of its operations have not ended after "), message);
            assertFalse(message.contains("PT"), message);
            assertEquals(1, told.report().inFlight());
            assertEquals(told.report(), ring.close(SHORT), "closing again does nothing");
            // The descriptor is closed, so the kernel cancels by itself before the memory is freed below.
            Libc.close(pipe);
        }
    }

    @Test
    void keepsTheMemoryOfTheRingItselfWhenItGivesUp() throws IOException {
        List<String> freed = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            int[] pipe = Libc.pipe();
            IoUring ring = IoUring.builder(4)
                    .closeTimeout(SHORT)
                    .backend(WithoutCancellation::new)
                    .noMmap()
                    .open();
            Registrations.of(ring).afterClose(() -> freed.add("registered"));
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
            assertThrows(UnfinishedOperationsException.class, ring::close);
            assertEquals(List.of(), freed);
            Libc.close(pipe);
        }
    }

    /** A message is a completion without an entry and makes up, in number, for the one that is missing. */
    @Test
    void believesNoCountThatMessagesUpset() throws IOException {
        List<String> freed = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            int[] pipe = Libc.pipe();
            IoUring ring = IoUring.builder(4)
                    .closeTimeout(SHORT)
                    .backend(WithoutCancellation::new)
                    .open();
            Registrations.of(ring).afterClose(() -> freed.add("registered"));
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submission().push(MsgRing.of(Fd.of(ring.fd()), 0, 1));
            ring.submitAndWait(2);
            ring.completion().forEach((userData, result, flags) -> {});
            assertEquals(0, ring.inFlight());
            UnfinishedOperationsException told = assertThrows(UnfinishedOperationsException.class, ring::close);
            assertTrue(told.getMessage().contains("nothing proves that its operations have ended"), told.getMessage());
            assertEquals(CloseReport.UNKNOWN, told.report().inFlight());
            assertEquals(List.of(), freed);
            Libc.close(pipe);
        }
    }

    /** A request holds on to the file that it polls, here the ring itself. */
    @Test
    void endsAPollOfTheRingByItself() throws IOException {
        IoUring ring = IoUring.open(4);
        ring.submission().push(PollAdd.of(Fd.of(ring.fd()), PollEvents.POLLPRI));
        ring.submit();
        assertTrue(ring.close(Duration.ofSeconds(5)).isClean());
    }

    /** The kernel takes no other thread's calls then, so nothing can be proved. */
    @Test
    void tellsThatTheOwnerLeftOperationsInFlight() throws Exception {
        for (boolean busy : new boolean[] {false, true}) {
            try (Arena arena = Arena.ofShared()) {
                int[] pipe = Libc.pipe();
                FutureTask<IoUring> owner = new FutureTask<>(() -> {
                    IoUring ring = IoUring.open(4);
                    if (busy) {
                        ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
                        ring.submit();
                    }
                    return ring;
                });
                Thread thread = new Thread(owner);
                thread.start();
                thread.join();
                assertEquals(!busy, owner.get().close(SHORT).isClean());
                Libc.close(pipe);
            }
        }
    }

    @Test
    void endsCleanlyWhenAllEnds() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            int[] pipe = Libc.pipe();
            List<String> freed = new ArrayList<>();
            IoUring ring = IoUring.open(4);
            Registrations.of(ring).afterClose(() -> freed.add("registered"));
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
            assertTrue(ring.close(Duration.ofSeconds(5)).isClean());
            assertEquals(List.of("registered"), freed);
            Libc.close(pipe);
        }
    }

    /** Nothing ends an operation, and nothing tells when the kernel has. */
    private static final class WithoutCancellation extends DelegatingBackend {
        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            boolean cancel = (operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL;
            return cancel ? 0 : super.register(fd, operation, argument, count);
        }

        @Override
        public long openPipe() {
            return -Errno.ENOSYS;
        }
    }
}
