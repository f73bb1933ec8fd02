package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.WaitOptions;
import dev.uring.WaitOutcome;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.Timeout;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;

/** A wait for three completions with a minimum time: which end it takes, by what is there and when. */
class MinimumWaitTest {
    private static final Duration MINIMUM = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int WANTED = 3;

    @RingTest
    void enoughAtOnceEndsAtOnce(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        push(ring, WANTED);
        assertEquals(WaitOutcome.REACHED, waitFor(ring, Duration.ofMinutes(1), LIMIT));
    }

    @RingTest
    void someEndAfterTheMinimum(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        push(ring, WANTED - 1);
        long start = System.nanoTime();
        assertEquals(WaitOutcome.MINIMUM_PASSED, waitFor(ring, MINIMUM, LIMIT));
        assertTrue(System.nanoTime() - start >= MINIMUM.toNanos());
        assertEquals(WANTED - 1, ring.completion().ready());
    }

    @RingTest
    void whatWasThereBeforeTheWaitCountsToo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        push(ring, 1);
        ring.submitAndWait(1);
        assertEquals(WaitOutcome.MINIMUM_PASSED, waitFor(ring, MINIMUM, LIMIT));
        push(ring, 2);
        assertEquals(WaitOutcome.REACHED, waitFor(ring, Duration.ofMinutes(1), LIMIT));
    }

    @RingTest
    void noneUntilTheMinimumEndsWithTheFirst(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        ring.submission().push(Timeout.of(Native.timespec(rings.memory(), 0, 60_000_000)));
        long start = System.nanoTime();
        assertEquals(WaitOutcome.MINIMUM_PASSED, waitFor(ring, MINIMUM, LIMIT));
        assertTrue(System.nanoTime() - start >= 60_000_000, "it waited on for the first one");
        assertEquals(1, ring.completion().ready());
    }

    @RingTest
    void noneAtAllEndsWithTheLimit(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            ring.submission().push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)));
            long start = System.nanoTime();
            assertEquals(WaitOutcome.TIMED_OUT, waitFor(ring, Duration.ofMillis(5), MINIMUM));
            assertTrue(System.nanoTime() - start >= MINIMUM.toNanos());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aMinimumAboveTheLimitEndsWithTheLimitOrLater(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        long start = System.nanoTime();
        assertEquals(WaitOutcome.TIMED_OUT, waitFor(ring, MINIMUM, Duration.ofMillis(5)));
        assertTrue(System.nanoTime() - start >= 5_000_000);
    }

    @RingTest
    void aMinimumWithoutALimitWaitsOnForTheFirst(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        long start = System.nanoTime();
        ring.submission().push(Timeout.of(Native.timespec(rings.memory(), 0, 100_000_000)));
        // The number of entries that a call takes would hide how its wait ended.
        ring.submitter().submitUntilTaken();
        WaitOptions options = new WaitOptions().minimum(MINIMUM);
        assertEquals(WaitOutcome.MINIMUM_PASSED, ring.submitter().submitAndWait(WANTED, options));
        assertTrue(System.nanoTime() - start >= 100_000_000, "its own time was over first");
        assertEquals(1, ring.completion().ready());
    }

    @RingTest
    void aMinimumAboveTheLimitDoesNotProlongIt(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        long start = System.nanoTime();
        assertEquals(WaitOutcome.TIMED_OUT, waitFor(ring, Duration.ofMinutes(1), MINIMUM));
        long passed = System.nanoTime() - start;
        assertTrue(passed >= MINIMUM.toNanos() && passed < 10_000_000_000L, passed + " ns");
    }

    private static void push(IoUring ring, int count) {
        for (int i = 0; i < count; i++) {
            ring.submission().push(Nop.of());
        }
    }

    private static WaitOutcome waitFor(IoUring ring, Duration minimum, Duration limit) throws IOException {
        return ring.submitter()
                .submitAndWait(WANTED, new WaitOptions().minimum(minimum).timeout(limit));
    }
}
