package dev.uring.op.time;

/** Clocks of {@code clock_gettime(2)}. */
public final class Clocks {
    private Clocks() {}

    /** The wall clock: it jumps when it is set. */
    public static final int CLOCK_REALTIME = 0;

    /** Since some point in the past, without jumps; stands still while the machine sleeps. */
    public static final int CLOCK_MONOTONIC = 1;

    /** Like {@link #CLOCK_MONOTONIC}, without the corrections of its rate. */
    public static final int CLOCK_MONOTONIC_RAW = 4;

    /** Since the start of the machine, sleep included. */
    public static final int CLOCK_BOOTTIME = 7;
}
