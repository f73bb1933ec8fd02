package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.IoUring;
import dev.uring.WaitOptions;
import dev.uring.WaitOutcome;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.Timeout;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waiting for completions of both sizes in one queue. The kernel counts slots, of which one of 32 bytes takes two and
 * maybe a filler before it; the application asked for completions.
 */
class MixedSizesWaitTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    @RingTest(kinds = RingKind.CQE_MIXED)
    void waitsForCompletionsAndNotForSlots(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        for (long turn = 0; turn < 20; turn++) {
            ring.submission().push(large(turn));
            ring.submission().push(timeout(rings));
            ring.submitAndWait(2);
            assertEquals(2, ring.completion().ready(), "turn " + turn);
            assertEquals(List.of(0, -Errno.ETIME), results(ring));
        }
    }

    @RingTest(kinds = RingKind.CQE_MIXED)
    void waitsForCompletionsWithConditionsToo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        for (long turn = 0; turn < 20; turn++) {
            ring.submission().push(large(turn));
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, SHORT), "one has two slots");
            ring.submission().push(timeout(rings));
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, LONG));
            assertEquals(List.of(0, -Errno.ETIME), results(ring));
        }
    }

    @RingTest(kinds = RingKind.CQE_MIXED)
    void theMinimumTimeIsKeptToo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        WaitOptions options = new WaitOptions().minimum(SHORT).timeout(LONG);
        ring.submission().push(large(1));
        long start = System.nanoTime();
        assertEquals(WaitOutcome.MINIMUM_PASSED, ring.submitter().submitAndWait(2, options));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos());
        assertEquals(List.of(0), results(ring));
    }

    /** From every position in the queue, so that fillers and a last slot that is no room for a large one occur. */
    @RingTest(kinds = RingKind.CQE_MIXED)
    void endsWhenTheQueueHasNoRoomForMore(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        int slots = ring.completion().capacity();
        long next = 0;
        for (int turn = 0; turn < 2 * slots; turn++) {
            long first = next;
            for (int i = 0; i < slots / 2; i++) {
                ring.submission().push(large(next++));
            }
            ring.submitAndWait(slots - 1);
            int ready = ring.completion().ready();
            assertTrue(ready >= slots / 2 - 1 && ready <= slots / 2, "ready: " + ready);
            List<Long> seen = new ArrayList<>();
            while (seen.size() < slots / 2) {
                ring.completion().forEach((userData, result, flags) -> seen.add(userData));
                ring.submitter().getEvents();
            }
            assertEquals(first, seen.getFirst());
            assertEquals(next - 1, seen.getLast());
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            assertEquals(List.of(0), results(ring));
        }
    }

    /** A filler is no completion, and nothing that a wait may end with. */
    @RingTest(kinds = RingKind.CQE_MIXED)
    void aFillerAloneIsNothing(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(1).completionEntries(2));
        for (long turn = 0; turn < 10; turn++) {
            ring.submission().push(Nop.of().userData(-1));
            ring.submitAndWait(1);
            assertEquals(-1, ring.completion().poll().userData());
            ring.submission().push(large(turn));
            ring.submitAndWait(1);
            assertEquals(1, ring.completion().ready());
            Cqe cqe = ring.completion().poll();
            assertEquals(turn, cqe.userData());
            assertEquals(turn + 1, cqe.extra1());
            assertNull(ring.completion().poll());
            assertFalse(ring.submission().hasOverflow());
        }
    }

    @RingTest(kinds = RingKind.CQE_MIXED)
    void refusesToWaitForTheLastSlot(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        for (int i = 0; i < 7; i++) {
            ring.submission().push(Nop.of());
            ring.submit();
        }
        ring.submitAndWait(7);
        assertEquals(7, ring.completion().ready());
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ring.submitAndWait(8));
        assertTrue(refused.getMessage().contains("0..7"), refused.getMessage());
    }

    private static Nop large(long userData) {
        return Nop.of().userData(userData).extra1(userData + 1);
    }

    private static Timeout timeout(RingFactory rings) {
        return Timeout.of(Native.timespec(rings.memory(), 0, SHORT.toNanos()));
    }

    private static List<Integer> results(IoUring ring) {
        List<Integer> results = new ArrayList<>();
        ring.completion().forEach((userData, result, flags) -> results.add(result));
        return results;
    }
}
