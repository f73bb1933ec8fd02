package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another thread ends a wait with a waker, and cannot with an interrupt. */
class WakerTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(30);

    @RingTest
    void endsAWaitWithALimitAndLeavesNoTrace(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        Waker waker = ring.submitter().waker();
        Thread other = Thread.startVirtualThread(waker::wakeup);
        assertEquals(WaitOutcome.WOKEN, ring.submitter().submitAndWait(1, LONG));
        other.join();
        assertUntouched(ring);
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, SHORT), "one call ends one wait");
        assertTrue(ring.close(LONG).finished());
    }

    @RingTest
    void endsAPlainWait(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        Waker waker = ring.submitter().waker();
        AtomicBoolean left = new AtomicBoolean();
        Thread other = Thread.startVirtualThread(() -> {
            left.set(true);
            waker.wakeup();
        });
        assertEquals(0, ring.submitAndWait(1));
        assertTrue(left.get());
        other.join();
        assertUntouched(ring);
        waker.wakeup();
        ring.submission().push(Nop.of().userData(1));
        assertEquals(1, ring.submitAndWait(1), "what is submitted is taken all the same");
        ring.submission().push(Nop.of().userData(2));
        ring.submitAndWait(1);
        assertEquals(1, ring.completion().poll().userData());
    }

    @RingTest
    void anInterruptEndsNoWaitAndStays(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        Thread.currentThread().interrupt();
        long start = System.nanoTime();
        WaitOutcome outcome = ring.submitter().submitAndWait(1, SHORT);
        long passed = System.nanoTime() - start;
        ring.submission().push(Nop.of().userData(3));
        ring.submitAndWait(1);
        assertTrue(Thread.interrupted(), "the status stays set");
        assertEquals(WaitOutcome.TIMED_OUT, outcome);
        assertTrue(passed >= SHORT.toNanos(), passed + " ns");
        assertEquals(3, ring.completion().poll().userData());
    }

    private static void assertUntouched(IoUring ring) {
        assertNull(ring.completion().poll());
        assertEquals(0, ring.inFlight());
        assertEquals(0, ring.submission().pending());
    }
}
