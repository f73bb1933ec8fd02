package dev.uring.kernel;

import java.util.List;

/**
 * The flags of one call into the kernel, {@code IORING_ENTER_*}. The ring sets them by itself; {@link dev.uring.Submitter#enter}
 * takes them as they are.
 *
 * <p>See {@code io_uring_enter(2)}.
 */
public final class EnterFlags {
    private EnterFlags() {}

    /**
     * Waits for completions; also runs deferred completion work and moves overflowed completions into the ring. Kernel
     * 5.1.
     */
    public static final int IORING_ENTER_GETEVENTS = 1;

    /** Wakes the submission thread. Kernel 5.1. */
    public static final int IORING_ENTER_SQ_WAKEUP = 1 << 1;

    /** Waits until the submission queue has room; only with a submission thread. Kernel 5.10. */
    public static final int IORING_ENTER_SQ_WAIT = 1 << 2;

    /** The argument is an {@code io_uring_getevents_arg} of 24 bytes. Kernel 5.11. */
    public static final int IORING_ENTER_EXT_ARG = 1 << 3;

    /** The ring is named by its registered index instead of its descriptor. Kernel 5.18. */
    public static final int IORING_ENTER_REGISTERED_RING = 1 << 4;

    /** The timeout is a point in time on the ring's clock instead of a duration. Kernel 6.12. */
    public static final int IORING_ENTER_ABS_TIMER = 1 << 5;

    /**
     * The argument is a byte offset into the registered wait region; only together with {@link #IORING_ENTER_EXT_ARG},
     * without which the kernel ignores it and waits for ever. Kernel 6.13.
     */
    public static final int IORING_ENTER_EXT_ARG_REG = 1 << 6;

    /** The waiting thread does not count as waiting for I/O in the statistics. Kernel 6.15. */
    public static final int IORING_ENTER_NO_IOWAIT = 1 << 7;

    /** The names of the set bits, lowest first; {@code bit N} for one that this library does not know. */
    public static List<String> names(int flags) {
        return FlagTable.ENTER.names(Integer.toUnsignedLong(flags));
    }

    /** The kernel release that introduced a flag; {@link KernelVersion#UNKNOWN} when this library does not know it. */
    public static KernelVersion since(int flag) {
        return FlagTable.ENTER.since(Integer.toUnsignedLong(flag));
    }

    /** All enter flags that this library knows. */
    public static int known() {
        return (int) FlagTable.ENTER.known();
    }
}
