package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.Signals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;

/** Waiting while real signals hit the thread. */
class WaitSignalTest {
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final int ENOUGH = 10;
    private static final long EVERY = 2_000_000;
    private static final long ALL_SIGNALS = 1L << Signals.SIGUSR1 - 1;

    @AfterEach
    void letSignalsThrough() {
        Signals.block(false);
    }

    @RingTest
    void keepsTheTimeLimitWhileSignalsInterrupt(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        underSignals(
                limit -> assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, limit)));
    }

    @RingTest
    void keepsTheMinimumTimeWhileSignalsInterrupt(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            ring.submission().push(Nop.of());
            ring.submission().push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)));
            underSignals(limit -> {
                WaitOptions options = new WaitOptions().minimum(limit);
                assertEquals(WaitOutcome.MINIMUM_PASSED, ring.submitter().submitAndWait(2, options));
            });
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    /**
     * Waits while signals come all the time, so that a limit that started anew with each would never be reached; ever
     * longer until there were enough of them, because a busy machine may send none for a while.
     */
    private static void underSignals(LimitedWait wait) throws Exception {
        try (Interrupter interrupter = new Interrupter()) {
            int sent = 0;
            for (Duration limit = LIMIT; sent < ENOUGH; limit = limit.multipliedBy(2)) {
                int before = interrupter.sent();
                long start = System.nanoTime();
                wait.run(limit);
                long passed = System.nanoTime() - start;
                assertTrue(passed >= limit.toNanos(), () -> "only " + passed + " ns passed");
                sent = interrupter.sent() - before;
            }
        }
    }

    private interface LimitedWait {
        void run(Duration limit) throws Exception;
    }

    @RingTest
    void waitsOnWithoutALimitUntilTheCompletionComes(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try (Interrupter interrupter = new Interrupter(20, () -> Libc.write(pipe[1], "x"))) {
            ring.submission()
                    .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)).userData(7));
            assertEquals(1, ring.submitAndWait(1));
            assertEquals(1, ring.completion().poll().result());
            assertTrue(interrupter.sent() >= 20);
        } finally {
            Libc.close(pipe);
        }
    }

    @RingTest
    void aSignalThatTheMaskLetsThroughEndsTheWait(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        Signals.block(true);
        Signals.send(Signals.thread());
        WaitOptions options = new WaitOptions().signalMask(0).timeout(Duration.ofMinutes(10));
        ring.submission().push(Nop.of());
        assertEquals(WaitOutcome.SIGNALLED, ring.submitter().submitAndWait(2, options));
        assertEquals(0, ring.submission().stage.unpublished());
    }

    @RingTest
    void aSignalThatTheMaskBlocksDoesNotEndTheWait(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        Signals.block(true);
        Signals.send(Signals.thread());
        WaitOptions options = new WaitOptions().signalMask(ALL_SIGNALS).timeout(Duration.ofMillis(20));
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, options));
    }

    /** Sends signals to the thread that made it, until closed. */
    private static final class Interrupter implements AutoCloseable {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger sent = new AtomicInteger();
        private final Thread sender;

        Interrupter() {
            this(-1, () -> {});
        }

        /** After so many signals an action runs. */
        Interrupter(int count, Runnable action) {
            int target = Signals.thread();
            sender = new Thread(() -> {
                while (!stopped.get()) {
                    LockSupport.parkNanos(EVERY);
                    Signals.send(target);
                    if (sent.incrementAndGet() == count) {
                        action.run();
                    }
                }
            });
            sender.start();
        }

        int sent() {
            return sent.get();
        }

        @Override
        public void close() {
            stopped.set(true);
            try {
                sender.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
