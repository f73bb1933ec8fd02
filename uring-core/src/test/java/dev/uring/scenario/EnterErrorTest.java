package dev.uring.scenario;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.WaitOutcome;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Errors of {@code io_uring_enter} that the running kernel itself returns, and what becomes of the entries. */
class EnterErrorTest {
    /** A submission thread takes entries of a disabled ring without a call that could fail. */
    @RingTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.CQE32,
                RingKind.CQE_MIXED,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN
            })
    void aDisabledRingKeepsItsEntriesUntilItIsEnabled(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).disabled());
        ring.submission().push(Nop.of().userData(1));
        ring.submission().push(Nop.of().userData(2));
        Duration time = Duration.ofSeconds(20);
        assertBadState(assertThrows(UringException.class, ring::submit));
        assertBadState(assertThrows(UringException.class, () -> ring.submitAndWait(1)));
        assertBadState(assertThrows(UringException.class, () -> ring.submitter().submitAndWait(1, time)));
        assertBadState(assertThrows(UringException.class, () -> ring.submitter().getEvents()));
        assertEquals(2, ring.submission().pending());
        ring.enable();
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, time));
        assertEquals(1, ring.completion().poll().userData());
        assertEquals(2, ring.completion().poll().userData());
    }

    private static void assertBadState(UringException refused) {
        assertEquals(Errno.EBADFD, refused.errno());
        assertTrue(refused.advice().contains("enable"), refused.advice());
    }

    /** The owner check stops such a call before the kernel does, so this goes past it. */
    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.DEFER_TASKRUN})
    void theKernelTakesEntriesOfAnyThreadUnlessToldOtherwise(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).registerRingFd(false));
        int fd = ring.fd();
        ring.submission().push(Nop.of().userData(5));
        ring.submission().sync();
        boolean single = (ring.setupFlags() & IORING_SETUP_SINGLE_ISSUER) != 0;
        boolean deferred = (ring.setupFlags() & IORING_SETUP_DEFER_TASKRUN) != 0;
        assertEquals(single ? -Errno.EEXIST : 1, otherThread(rings, fd, 1, 0));
        assertEquals(deferred ? -Errno.EEXIST : 0, otherThread(rings, fd, 0, IORING_ENTER_GETEVENTS));
        assertEquals(single ? 1 : 0, ring.submitAndWait(1), "submitted by the owner");
        assertEquals(5, ring.completion().poll().userData());
    }

    @RingTest
    void aThreadThatIsNotTheOwnerIsRefusedBeforeTheCall(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        ring.submission().push(Nop.of().userData(6));
        CompletableFuture.runAsync(() -> {
                    assertThrows(IllegalStateException.class, ring::submit);
                    assertThrows(IllegalStateException.class, () -> ring.submitAndWait(1));
                    assertThrows(
                            IllegalStateException.class, () -> ring.submitter().getEvents());
                    assertThrows(
                            IllegalStateException.class, () -> ring.submission().push(Nop.of()));
                    assertThrows(
                            IllegalStateException.class, () -> ring.completion().poll());
                    assertThrows(IllegalStateException.class, ring::close);
                })
                .join();
        assertEquals(1, ring.submission().pending());
        ring.submitAndWait(1);
        assertEquals(6, ring.completion().poll().userData());
    }

    @RingTest(kinds = RingKind.PLAIN)
    void theKernelTellsWhatIsNoRing(RingFactory rings) {
        int[] pipe = Libc.pipe();
        try (RingBackend kernel = rings.backend().create()) {
            assertEquals(-Errno.EOPNOTSUPP, kernel.enter(pipe[0], 0, 0, 0, 0, 0));
            Libc.close(pipe[0]);
            assertEquals(-Errno.EBADF, kernel.enter(pipe[0], 0, 0, 0, 0, 0));
        } finally {
            Libc.close(pipe[1]);
        }
    }

    @RingTest
    void unknownFlagsAreRefusedAndTheEntryStays(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        ring.submission().push(Nop.of().userData(9));
        UringException refused =
                assertThrows(UringException.class, () -> ring.submitter().enter(1, 0, 1 << 30));
        assertEquals(Errno.EINVAL, refused.errno());
        assertNotEquals(0, ring.submission().pending() + ring.inFlight(), "queued, or taken by the submission thread");
        ring.submitAndWait(1);
        assertEquals(9, ring.completion().poll().userData());
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void submitsAsManyAsItIsAskedFor(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        for (int i = 0; i < 3; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
        assertEquals(1, ring.submitter().enter(1, 0, 0));
        assertEquals(2, ring.submission().pending());
        assertEquals(2, ring.submitter().enter(2, 3, IORING_ENTER_GETEVENTS));
        assertEquals(0, ring.submitter().enter(0, 0, 0));
        assertEquals(3, ring.completion().ready());
    }

    private static int otherThread(RingFactory rings, int fd, int toSubmit, int flags) {
        return CompletableFuture.supplyAsync(() -> {
                    try (RingBackend kernel = rings.backend().create()) {
                        return kernel.enter(fd, toSubmit, 0, flags, 0, 0);
                    }
                })
                .join();
    }
}
