package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.op.time.TimeoutMultishot;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.time.Duration;

/** Closing ends a timeout that fires again and again, however often, although each time it brings a completion. */
class ClosePeriodicTest {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final long MILLISECOND = 1_000_000;

    @RingTest
    void oftenerThanClosingLooks(RingFactory rings) throws Exception {
        closesInTime(rings, 10 * MILLISECOND);
    }

    @RingTest
    void allTheTime(RingFactory rings) throws Exception {
        closesInTime(rings, MILLISECOND);
    }

    /** It has always fired again when a cancellation looks for it. The kernel ends it with the ring, and a pipe tells when. */
    @RingTest
    void withoutAPause(RingFactory rings) throws Exception {
        assumeTrue(rings.backend() == TestBackend.LIBC, "an enclave has no pipe");
        closesInTime(rings, 0);
    }

    private static void closesInTime(RingFactory rings, long period) throws Exception {
        IoUring ring = rings.open(rings.builder(8).closeTimeout(LIMIT));
        ring.submission().push(TimeoutMultishot.of(rings.memory().allocateFrom(JAVA_LONG, 0, period)));
        ring.submitAndWait(1);
        // It has to fire once more while its owner does not look: only a cancellation that comes then misses it.
        long fired = System.nanoTime() + period + MILLISECOND;
        while (System.nanoTime() < fired) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        ring.close();
        long nanos = System.nanoTime() - start;
        assertTrue(nanos < LIMIT.toNanos() / 2, "closing took " + nanos / MILLISECOND + " ms");
    }
}
