package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.op.file.ReadMultishot;
import dev.uring.op.net.AcceptMultishot;
import dev.uring.op.net.SendBundle;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.TimeoutMultishot;
import dev.uring.struct.KernelTimespec;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link IoUring#execute} brings the one completion of one operation, and touches nothing when it cannot. */
class ExecuteTest {
    @RingTest
    void bringsTheCompletion(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        for (int i = 1; i <= 3; i++) {
            Cqe cqe = ring.execute(Nop.of().userData(i));
            assertEquals(i, cqe.userData());
            assertEquals(0, cqe.result());
        }
        assertEquals(0, ring.completion().ready());
        assertEquals(0, ring.inFlight());
    }

    @RingTest
    void bringsFailuresToo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        assertEquals(
                -Errno.EBADF,
                ring.execute(PollAdd.of(Fd.of(1_000_000), PollEvents.POLLIN)).result());
    }

    @Test
    void refusesWhatHasNotOneCompletion() throws IOException {
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            MemorySegment time = KernelTimespec.allocate(arena);
            List<Operation<?>> several = List.of(
                    AcceptMultishot.of(Fd.of(0)),
                    ReadMultishot.of(Fd.of(0), 1),
                    SendBundle.of(Fd.of(0), 1),
                    TimeoutMultishot.of(time),
                    PollAdd.of(Fd.of(0), PollEvents.POLLIN).multishot(true));
            for (Operation<?> operation : several) {
                assertRefused(ring, operation, "can have more than one completion");
            }
            assertRefused(ring, Nop.of().skipSuccess(), "no completion would come");
        }
    }

    private static void assertRefused(IoUring ring, Operation<?> operation, String why) {
        String message = assertThrows(IllegalArgumentException.class, () -> ring.execute(operation))
                .getMessage();
        assertTrue(
                message.contains(why) && message.contains(operation.getClass().getSimpleName()), message);
        assertEquals(0, ring.submission().pending());
    }

    @Test
    void refusesABusyRingAndLosesNothing() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Nop.of().userData(1));
            assertBusy(ring, "1 entries are queued, 0 are in flight and 0 completions are unread");
            ring.submitAndWait(1);
            assertBusy(ring, "0 entries are queued, 0 are in flight and 1 completions are unread");
            assertEquals(1, ring.completion().poll().userData());
            assertEquals(2, ring.execute(Nop.of().userData(2)).userData());
        }
    }

    @Test
    void refusesARingThatOthersSendTo() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            ring.fd();
            assertThrows(IllegalStateException.class, () -> ring.execute(Nop.of()));
        }
    }

    private static void assertBusy(IoUring ring, String what) {
        String message = assertThrows(IllegalStateException.class, () -> ring.execute(Nop.of()))
                .getMessage();
        assertTrue(message.endsWith(what), message);
    }

    /** Nothing of it goes with a later submit. */
    @Test
    void anOperationThatTheKernelDidNotTakeIsNotQueued() throws IOException {
        boolean[] failing = {true};
        try (IoUring ring = IoUring.builder(4)
                .backend(() -> new DelegatingBackend() {
                    @Override
                    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                        return failing[0]
                                ? -Errno.EAGAIN
                                : super.enter(fd, toSubmit, minComplete, flags, argument, size);
                    }
                })
                .open()) {
            UringException refused = assertThrows(
                    UringException.class, () -> ring.execute(Nop.of().userData(1)));
            assertEquals(Errno.EAGAIN, refused.errno());
            failing[0] = false;
            assertEquals(0, ring.submission().pending());
            assertEquals(2, ring.execute(Nop.of().userData(2)).userData());
        }
    }
}
