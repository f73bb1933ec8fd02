package dev.uring.internal.call;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG_REG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_REGISTERED_RING;

import dev.uring.kernel.EnterFlags;

/**
 * What a call of the user's own may ask for. A kernel that is asked for more entries than there are takes some again on a
 * ring that rewinds, and one that waits for more completions than there is room for waits for ever, deaf to signals.
 */
public final class EnterCheck {
    /** Flags that say what the argument is, which the call does not have, and what the first parameter is. */
    private static final int UNFIT =
            IORING_ENTER_EXT_ARG | IORING_ENTER_EXT_ARG_REG | IORING_ENTER_ABS_TIMER | IORING_ENTER_REGISTERED_RING;

    private EnterCheck() {}

    public static void check(int toSubmit, int mostToSubmit, int minComplete, int mostComplete, int flags) {
        if (Integer.compareUnsigned(toSubmit, mostToSubmit) > 0) {
            throw new IllegalArgumentException(
                    "toSubmit is " + toSubmit + ", outside 0.." + mostToSubmit + ", the slots there are to take");
        }
        if (Integer.compareUnsigned(minComplete, mostComplete) > 0) {
            throw new IllegalArgumentException("minComplete is " + minComplete + ", outside 0.." + mostComplete
                    + ", what the completion queue is sure to have room for");
        }
        if ((flags & UNFIT) != 0) {
            throw new IllegalArgumentException("flags has " + EnterFlags.names(flags & UNFIT)
                    + ": the ring names itself, and submitAndWait takes limits of time and signal masks");
        }
    }
}
