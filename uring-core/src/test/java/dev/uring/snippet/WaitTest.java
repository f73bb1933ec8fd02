package dev.uring.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.Submitter;
import dev.uring.WaitClock;
import dev.uring.WaitOptions;
import dev.uring.WaitOutcome;
import dev.uring.WaitSlot;
import dev.uring.Waker;
import dev.uring.op.ring.Nop;
import dev.uring.struct.SignalSet;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Waiting under conditions. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class WaitTest {
    private static final int SIGHUP = 1;

    @Test
    void options() throws Exception {
        Kernel.require("6.12");
        try (IoUring ring = IoUring.open(8)) {
            ring.submission().push(Nop.of());
            // @start region="options"
            // Eight completions; after a millisecond one will do, and after a second none.
            WaitOptions options =
                    new WaitOptions().minimum(Duration.ofMillis(1)).timeout(Duration.ofSeconds(1));
            WaitOutcome outcome = ring.submitter().submitAndWait(8, options);
            // @end
            assertEquals(WaitOutcome.MINIMUM_PASSED, outcome);
        }
    }

    @Test
    void outcome() throws Exception {
        Kernel.require("5.11");
        String what;
        try (IoUring ring = IoUring.open(8)) {
            // @start region="outcome"
            WaitOutcome outcome = ring.submitter().submitAndWait(1, Duration.ofMillis(1));
            what = switch (outcome) {
                case REACHED -> "read " + ring.completion().ready() + " completions";
                case MINIMUM_PASSED -> "read what is there";
                case TIMED_OUT -> "nothing came";
                case WOKEN -> "look what the other thread left";
                case SIGNALLED -> "look what the signal handler left";
            };
            // @end
        }
        assertEquals("nothing came", what);
    }

    @Test
    void waker() throws Exception {
        Kernel.require("5.11");
        Queue<String> work = new ConcurrentLinkedQueue<>();
        try (IoUring ring = IoUring.open(8)) {
            // @start region="waker"
            Waker waker = ring.submitter().waker();
            Thread.startVirtualThread(() -> {
                work.add("from another thread");
                waker.wakeup();
            });
            WaitOutcome outcome = ring.submitter().submitAndWait(1, Duration.ofMinutes(1));
            // @end
            assertEquals(WaitOutcome.WOKEN, outcome);
        }
        assertEquals("from another thread", work.poll());
    }

    @Test
    void clock() throws Exception {
        Kernel.require("6.12");
        try (IoUring ring = IoUring.open(8)) {
            // @start region="clock"
            Submitter submitter = ring.submitter();
            submitter.clock(WaitClock.BOOTTIME); // time in suspension counts too
            WaitOutcome outcome = submitter.submitAndWait(1, Duration.ofMillis(1));
            // @end
            assertEquals(WaitOutcome.TIMED_OUT, outcome);
        }
    }

    @Test
    void region() throws Exception {
        Kernel.require("6.13");
        WaitOutcome first;
        WaitOutcome second;
        // @start region="region"
        try (IoUring ring = IoUring.builder(8).waitRegion(2).open()) {
            WaitSlot patient = ring.waitRegion().slot(0).set(new WaitOptions().timeout(Duration.ofSeconds(1)));
            WaitSlot hasty = ring.waitRegion().slot(1).set(new WaitOptions().timeout(Duration.ZERO));
            ring.submission().push(Nop.of());
            first = ring.submitter().submitAndWait(1, patient);
            second = ring.submitter().submitAndWait(2, hasty);
        }
        // @end
        assertEquals(WaitOutcome.REACHED, first);
        assertEquals(WaitOutcome.TIMED_OUT, second);
    }

    @Test
    void signals() throws Exception {
        Kernel.require("5.11");
        try (IoUring ring = IoUring.open(8)) {
            // @start region="signals"
            // Blocks all signals but one while waiting.
            SignalSet blocked = SignalSet.ALL.without(SIGHUP);
            WaitOptions options = new WaitOptions().signalMask(blocked.bits()).timeout(Duration.ofMillis(1));
            WaitOutcome outcome = ring.submitter().submitAndWait(1, options);
            // @end
            assertEquals(WaitOutcome.TIMED_OUT, outcome);
            assertTrue(blocked.contains(2) && !blocked.contains(SIGHUP));
        }
    }
}
