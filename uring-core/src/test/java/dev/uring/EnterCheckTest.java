package dev.uring;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG_REG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_REGISTERED_RING;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAIT;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAKEUP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call of the user's own gets no count that the kernel would take for another one, and no flag without its argument. */
class EnterCheckTest {
    private static final int[] FLAGS = {
        0,
        IORING_ENTER_GETEVENTS,
        IORING_ENTER_SQ_WAKEUP,
        IORING_ENTER_SQ_WAIT,
        IORING_ENTER_GETEVENTS | IORING_ENTER_SQ_WAKEUP
    };

    @RingTest
    void refusesCountsOutOfRangeWithAnyFlags(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        ring.submission().push(Nop.of().userData(5));
        // Waiting for one more spins in the kernel on a ring of mixed sizes.
        boolean mixed = (ring.setupFlags() & IORING_SETUP_CQE_MIXED) != 0;
        int awaitable = ring.completion().capacity() - (mixed ? 1 : 0);
        for (int flags : FLAGS) {
            for (int toSubmit : new int[] {5, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertRefused(ring, toSubmit, 0, flags, "toSubmit is " + toSubmit + ", outside 0..");
            }
            for (int minComplete : new int[] {awaitable + 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                String what = "minComplete is " + minComplete + ", outside 0.." + awaitable;
                assertRefused(ring, 1, minComplete, flags, what);
            }
        }
        assertEquals(1, ring.submission().stage.unpublished(), "nothing was published");
        ring.submitAndWait(1);
        assertEquals(5, ring.completion().poll().userData());
    }

    @RingTest
    void refusesFlagsThatNeedAnArgument(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        for (int unfit : new int[] {
            IORING_ENTER_EXT_ARG, IORING_ENTER_EXT_ARG_REG, IORING_ENTER_ABS_TIMER, IORING_ENTER_REGISTERED_RING
        }) {
            for (int flags : FLAGS) {
                assertRefused(ring, 0, 0, flags | unfit, EnterFlags.names(unfit).getFirst());
            }
        }
    }

    /** The kernel starts at the first slot of a ring that rewinds, whatever was there. */
    @Test
    @Timeout(60)
    void takesNothingAgainOnARingThatRewinds() throws IOException {
        IoUring ring;
        try {
            ring = IoUring.builder(8)
                    .plain()
                    .flags(SetupFlags.IORING_SETUP_SQ_REWIND | SetupFlags.IORING_SETUP_NO_SQARRAY)
                    .open();
        } catch (UringException e) {
            System.out.println("skipped: this kernel has no ring that rewinds: " + e.getMessage());
            return;
        }
        try (ring) {
            ring.submission().push(Nop.of());
            ring.submission().push(Nop.of());
            assertEquals(2, ring.submitter().enter(2, 2, IORING_ENTER_GETEVENTS));
            ring.completion().forEach((userData, result, flags) -> {});
            assertRefused(ring, 1, 0, 0, "toSubmit is 1, outside 0..0");
            assertEquals(0, ring.inFlight());
            assertEquals(0, ring.submitter().enter(0, 0, IORING_ENTER_GETEVENTS));
            assertEquals(0, ring.completion().ready());
        }
    }

    private static void assertRefused(IoUring ring, int toSubmit, int minComplete, int flags, String what) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> ring.submitter().enter(toSubmit, minComplete, flags));
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
    }
}
