package dev.uring.op.poll;

/** How a poll behaves and what an update changes, {@code IORING_POLL_*}; the entry carries them in {@code len}. */
public final class PollFlags {
    private PollFlags() {}

    /** Completes for every event until it is removed. Kernel 5.13. */
    public static final int IORING_POLL_ADD_MULTI = 1 << 0;

    /** An update replaces the events. Kernel 5.13. */
    public static final int IORING_POLL_UPDATE_EVENTS = 1 << 1;

    /** An update replaces the user data. Kernel 5.13. */
    public static final int IORING_POLL_UPDATE_USER_DATA = 1 << 2;

    /** Level-triggered instead of edge-triggered. Linux 6.18 answers {@code EINVAL}. */
    public static final int IORING_POLL_ADD_LEVEL = 1 << 3;
}
