package dev.uring.kernel;

import java.util.List;

/**
 * The flags of a new ring, {@code IORING_SETUP_*}: how it is set up and what it can do.
 *
 * <p>See {@code io_uring_setup(2)}.
 */
public final class SetupFlags {
    private SetupFlags() {}

    /** Finds completions by polling the device instead of by interrupts. Few operations are allowed. Kernel 5.1. */
    public static final int IORING_SETUP_IOPOLL = 1;

    /** A kernel thread takes submissions, so that submitting needs no system call while it is awake. Kernel 5.1. */
    public static final int IORING_SETUP_SQPOLL = 1 << 1;

    /** Pins the submission thread to one CPU; needs {@link #IORING_SETUP_SQPOLL}. Kernel 5.1. */
    public static final int IORING_SETUP_SQ_AFF = 1 << 2;

    /** The number of completion entries is given instead of being twice the submission entries. Kernel 5.5. */
    public static final int IORING_SETUP_CQSIZE = 1 << 3;

    /** Reduces sizes above the limits to the limits instead of refusing them. Kernel 5.6. */
    public static final int IORING_SETUP_CLAMP = 1 << 4;

    /** Shares another ring's worker threads and, when both have one, its submission thread. Kernel 5.6. */
    public static final int IORING_SETUP_ATTACH_WQ = 1 << 5;

    /** Starts disabled, so that restrictions can be registered before the ring is enabled. Kernel 5.10. */
    public static final int IORING_SETUP_R_DISABLED = 1 << 6;

    /** An invalid entry does not end the batch that is being submitted. Kernel 5.18. */
    public static final int IORING_SETUP_SUBMIT_ALL = 1 << 7;

    /**
     * Completion work waits for the next system call instead of interrupting the thread. Not with {@link
     * #IORING_SETUP_SQPOLL}. Kernel 5.19.
     */
    public static final int IORING_SETUP_COOP_TASKRUN = 1 << 8;

    /**
     * Shows waiting completion work in the ring; needs {@link #IORING_SETUP_COOP_TASKRUN} or {@link
     * #IORING_SETUP_DEFER_TASKRUN}. Kernel 5.19.
     */
    public static final int IORING_SETUP_TASKRUN_FLAG = 1 << 9;

    /** Every submission entry has 128 bytes. Kernel 5.19. */
    public static final int IORING_SETUP_SQE128 = 1 << 10;

    /** Every completion entry has 32 bytes. Not with {@link #IORING_SETUP_CQE_MIXED}. Kernel 5.19. */
    public static final int IORING_SETUP_CQE32 = 1 << 11;

    /**
     * Only one thread submits: the one that set the ring up or, for a ring that starts disabled, the one that enabled
     * it. Kernel 6.0.
     */
    public static final int IORING_SETUP_SINGLE_ISSUER = 1 << 12;

    /**
     * Completion work runs only while the owner waits for or asks for completions; needs {@link
     * #IORING_SETUP_SINGLE_ISSUER}, not with {@link #IORING_SETUP_SQPOLL}. Kernel 6.1.
     */
    public static final int IORING_SETUP_DEFER_TASKRUN = 1 << 13;

    /** The rings live in the application's memory. Kernel 6.5. */
    public static final int IORING_SETUP_NO_MMAP = 1 << 14;

    /** The ring gets a registered index and no file descriptor; needs {@link #IORING_SETUP_NO_MMAP}. Kernel 6.5. */
    public static final int IORING_SETUP_REGISTERED_FD_ONLY = 1 << 15;

    /** Leaves out the array of indices between the submission queue and its entries. Kernel 6.6. */
    public static final int IORING_SETUP_NO_SQARRAY = 1 << 16;

    /** Sleeps a little before polling; needs {@link #IORING_SETUP_IOPOLL}. Kernel 6.13. */
    public static final int IORING_SETUP_HYBRID_IOPOLL = 1 << 17;

    /** Completion entries of 16 and of 32 bytes in one ring. Kernel 6.18. */
    public static final int IORING_SETUP_CQE_MIXED = 1 << 18;

    /** Submission entries of 64 and of 128 bytes in one ring. Kernel 6.19. */
    public static final int IORING_SETUP_SQE_MIXED = 1 << 19;

    /**
     * Every submission starts at the first entry of the queue; needs {@link #IORING_SETUP_NO_SQARRAY}, not with {@link
     * #IORING_SETUP_SQPOLL}. Kernel 7.0.
     */
    public static final int IORING_SETUP_SQ_REWIND = 1 << 20;

    /** The names of the set bits, lowest first; {@code bit N} for one that this library does not know. */
    public static List<String> names(int flags) {
        return FlagTable.SETUP.names(Integer.toUnsignedLong(flags));
    }

    /**
     * The kernel release that introduced a set-up flag; {@link KernelVersion#UNKNOWN} when this library does not know
     * it.
     */
    public static KernelVersion since(int flag) {
        return FlagTable.SETUP.since(Integer.toUnsignedLong(flag));
    }

    /** All set-up flags that this library knows. */
    public static int known() {
        return (int) FlagTable.SETUP.known();
    }
}
