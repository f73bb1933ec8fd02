package dev.uring.op.time;

/** Flags of {@link Timeout}, {@link TimeoutUpdate} and {@link LinkTimeout}. */
public final class TimeoutFlags {
    private TimeoutFlags() {}

    /** The time is a point in time, not a span. */
    public static final int IORING_TIMEOUT_ABS = 1 << 0;

    /** Change a timeout instead of removing it; set by {@link TimeoutUpdate}. Kernel 5.11. */
    public static final int IORING_TIMEOUT_UPDATE = 1 << 1;

    /** Count while the machine sleeps, {@code CLOCK_BOOTTIME}. Kernel 5.15. */
    public static final int IORING_TIMEOUT_BOOTTIME = 1 << 2;

    /** Use the wall clock, {@code CLOCK_REALTIME}. Kernel 5.15. */
    public static final int IORING_TIMEOUT_REALTIME = 1 << 3;

    /**
     * Look among the linked timeouts, together with {@link #IORING_TIMEOUT_UPDATE}; set by {@link LinkTimeoutUpdate}.
     * Kernel 5.15.
     */
    public static final int IORING_LINK_TIMEOUT_UPDATE = 1 << 4;

    /** Expiry counts as success for links; the result is {@code -ETIME} all the same. Kernel 5.16. */
    public static final int IORING_TIMEOUT_ETIME_SUCCESS = 1 << 5;

    /** Fire again and again; set by {@link TimeoutMultishot}. Kernel 6.4. */
    public static final int IORING_TIMEOUT_MULTISHOT = 1 << 6;

    /** The entry itself holds the time in nanoseconds. Kernel 7.1. */
    public static final int IORING_TIMEOUT_IMMEDIATE_ARG = 1 << 7;

    /** The flags that choose a clock; at most one, else {@code CLOCK_MONOTONIC}. */
    public static final int IORING_TIMEOUT_CLOCK_MASK = IORING_TIMEOUT_BOOTTIME | IORING_TIMEOUT_REALTIME;

    /** The flags that change a timeout. */
    public static final int IORING_TIMEOUT_UPDATE_MASK = IORING_TIMEOUT_UPDATE | IORING_LINK_TIMEOUT_UPDATE;
}
