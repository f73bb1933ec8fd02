package dev.uring.scenario;

import static dev.uring.kernel.Errno.ETIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.WaitOutcome;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.TimeoutMultishot;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** More completions than the queue holds. */
class OverflowTest {
    /** Behind a submission thread nothing tells how far it got. */
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
    void aFullQueueStaysFullUntilItIsReadAndThenGoesOnInOrder(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).completionEntries(4));
        submitFours(ring, 0, 3);
        assertTrue(ring.submission().hasOverflow());
        assertEquals(4, ring.completion().ready());
        ring.submitter().getEvents();
        assertTrue(ring.submission().hasOverflow(), "no room, so nothing moved");
        assertEquals(List.of(0L, 1L, 2L, 3L), read(ring));
        ring.submitter().getEvents();
        assertEquals(List.of(4L, 5L, 6L, 7L), read(ring));
        assertEquals(0, ring.submitAndWait(1));
        assertEquals(List.of(8L, 9L, 10L, 11L), read(ring));
        assertFalse(ring.submission().hasOverflow());
        assertEquals(0, ring.completion().overflow(), "none was lost");
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void aWaitCountsWhatOverflowedOnceItWasMoved(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).completionEntries(4));
        submitFours(ring, 0, 2);
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(4, Duration.ofSeconds(20)));
        List<Long> seen = new ArrayList<>(read(ring));
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(4, Duration.ofSeconds(20)));
        seen.addAll(read(ring));
        assertEquals(LongStream.range(0, 8).boxed().toList(), seen);
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, Duration.ofMillis(5)));
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void submittingGoesOnWhileThereIsOverflow(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).completionEntries(4));
        int[] pipe = Libc.pipe();
        try {
            submitFours(ring, 0, 2);
            ring.submission()
                    .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)).userData(100));
            assertEquals(1, ring.submit());
            Libc.write(pipe[1], "late");
            List<Long> seen = new ArrayList<>();
            while (seen.size() < 9) {
                ring.submitAndWait(1);
                seen.addAll(read(ring));
            }
            List<Long> nops = seen.stream().filter(userData -> userData < 100).toList();
            assertEquals(LongStream.range(0, 8).boxed().toList(), nops);
            assertTrue(seen.contains(100L));
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aSubmissionThreadOrAWorkerLosesNothingEither(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).completionEntries(4));
        List<Long> seen = new ArrayList<>();
        for (int turn = 0; turn < 8; turn++) {
            for (int i = 0; i < 4; i++) {
                ring.submission().push(Nop.of().userData(4L * turn + i).async());
            }
            ring.submit();
            while (ring.submission().pending() > 0) {
                Thread.onSpinWait();
            }
        }
        while (seen.size() < 32) {
            ring.submitAndWait(1);
            seen.addAll(read(ring));
        }
        assertEquals(
                LongStream.range(0, 32).boxed().toList(), seen.stream().sorted().toList());
        assertEquals(0, ring.inFlight());
    }

    @RingTest
    void aMultishotSurvivesOrSaysThatItEnded(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(2).completionEntries(2));
        int shots = 6;
        ring.submission()
                .push(TimeoutMultishot.of(Native.timespec(rings.memory(), 0, 1_000_000))
                        .repetitions(shots)
                        .userData(7));
        ring.submit();
        while (!ring.submission().hasOverflow()) {
            ring.submitter().getEvents();
        }
        int seen = 0;
        boolean more = true;
        while (more) {
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            assertEquals(Map.of(7L, -ETIME), Map.of(cqe.userData(), cqe.result()));
            more = cqe.hasMore();
            seen++;
        }
        assertTrue(seen > 2 && seen <= shots, "shots: " + seen);
        assertEquals(0, ring.inFlight());
    }

    private static void submitFours(IoUring ring, int first, int count) throws IOException {
        for (int turn = first; turn < first + count; turn++) {
            for (int i = 0; i < 4; i++) {
                ring.submission().push(Nop.of().userData(4L * turn + i));
            }
            assertEquals(4, ring.submitter().enter(4, 0, 0));
        }
    }

    private static List<Long> read(IoUring ring) {
        List<Long> seen = new ArrayList<>();
        ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        return seen;
    }
}
