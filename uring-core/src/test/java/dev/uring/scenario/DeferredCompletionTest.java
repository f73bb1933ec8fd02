package dev.uring.scenario;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;

/** When a completion that something else causes becomes visible. */
class DeferredCompletionTest {
    @RingTest(kinds = {RingKind.PICKED, RingKind.DEFER_TASKRUN})
    void appearsOnlyWhenTheOwnerAsksForIt(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        assertEquals(IORING_SETUP_DEFER_TASKRUN, ring.setupFlags() & IORING_SETUP_DEFER_TASKRUN);
        int[] pipe = Libc.pipe();
        try {
            ring.submission()
                    .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)).userData(3));
            ring.submit();
            ring.submitter().getEvents();
            assertFalse(ring.submission().hasTaskRun());
            Libc.write(pipe[1], "now");
            while (!ring.submission().hasTaskRun()) {
                Thread.onSpinWait();
            }
            assertEquals(0, ring.completion().ready(), "known but not posted");
            ring.submitter().enter(0, 0, 0);
            assertEquals(0, ring.completion().ready(), "a call that does not ask posts nothing");
            ring.submitter().getEvents();
            assertEquals(3, ring.completion().poll().userData());
            assertFalse(ring.submission().hasTaskRun());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aWaitSeesWhatCameBeforeIt(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        int[] pipe = Libc.pipe();
        try {
            for (int turn = 1; turn <= 20; turn++) {
                ring.submission()
                        .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8))
                                .userData(turn));
                ring.submit();
                Libc.write(pipe[1], "x".repeat(turn % 8 + 1));
                ring.submitAndWait(1);
                assertEquals(turn, ring.completion().poll().userData());
            }
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }
}
