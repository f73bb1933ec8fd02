package dev.uring;

import dev.uring.internal.TimeText;
import java.time.Duration;

/**
 * Conditions for waiting: for how long, and with which signals blocked. Mutable and made to be used again; not safe for
 * use by several threads at once.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="options"}
 */
public final class WaitOptions {
    static final long UNLIMITED = -1;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_MICROS = 0xFFFF_FFFFL;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

    private boolean absolute;
    private long timeout = UNLIMITED;
    private long deadlineSeconds;
    private int deadlineNanos;
    private long minimum;
    private boolean masked;
    private long mask;

    /** Waits without a limit, until changed. */
    public WaitOptions() {}

    /**
     * Waits at most this long. Kernel 5.11.
     *
     * @param timeout not negative; more than 292 years count as 292 years
     */
    public WaitOptions timeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout is " + TimeText.of(timeout) + ", below zero");
        }
        return timeoutNanos(nanos(timeout));
    }

    /**
     * Waits at most this long. Kernel 5.11.
     *
     * @param nanoseconds not negative
     */
    public WaitOptions timeoutNanos(long nanoseconds) {
        if (nanoseconds < 0) {
            throw new IllegalArgumentException("timeout is " + nanoseconds + " nanoseconds, below zero");
        }
        absolute = false;
        timeout = nanoseconds;
        return this;
    }

    /**
     * Waits until a point in time on the ring's clock, which is {@code CLOCK_MONOTONIC} unless {@link Submitter#clock}
     * changed it. Kernel 6.12.
     *
     * @param seconds not negative
     * @param nanoseconds 0 to 999,999,999
     */
    public WaitOptions deadline(long seconds, int nanoseconds) {
        if (seconds < 0 || nanoseconds < 0 || nanoseconds >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("deadline is " + seconds + " s and " + nanoseconds
                    + " ns; seconds must not be negative and nanoseconds within 0..999999999");
        }
        absolute = true;
        timeout = UNLIMITED;
        deadlineSeconds = seconds;
        deadlineNanos = nanoseconds;
        return this;
    }

    /** Waits without a limit of time. */
    public WaitOptions unlimited() {
        absolute = false;
        timeout = UNLIMITED;
        return this;
    }

    /**
     * After this time one completion is enough; without any, waiting goes on for the first one. The limit of time counts
     * all the same: a minimum that is longer has no effect. Kernel 6.12.
     *
     * @param time not negative, rounded up to microseconds, at most 2<sup>32</sup>-1 of them; zero for no such time
     */
    public WaitOptions minimum(Duration time) {
        long nanos = nanos(time);
        if (nanos < 0 || nanos / 1000 > MAX_MICROS) {
            throw new IllegalArgumentException(
                    "minimum is " + TimeText.of(time) + ", outside 0.." + MAX_MICROS + " microseconds");
        }
        minimum = nanos;
        return this;
    }

    /**
     * Replaces the thread's signal mask while it waits, as {@code ppoll(2)} does. A signal that is not blocked then
     * ends the wait.
     *
     * @param mask the blocked signals: bit n-1 stands for signal n
     */
    public WaitOptions signalMask(long mask) {
        masked = true;
        this.mask = mask;
        return this;
    }

    /** Leaves the thread's signal mask alone. Signals do not end the wait. */
    public WaitOptions noSignalMask() {
        masked = false;
        return this;
    }

    WaitOptions copy() {
        WaitOptions copy = new WaitOptions();
        copy.absolute = absolute;
        copy.timeout = timeout;
        copy.deadlineSeconds = deadlineSeconds;
        copy.deadlineNanos = deadlineNanos;
        copy.minimum = minimum;
        copy.masked = masked;
        copy.mask = mask;
        return copy;
    }

    boolean isAbsolute() {
        return absolute;
    }

    boolean isLimited() {
        return absolute || timeout != UNLIMITED;
    }

    /** The time left after this much has passed, or {@link #UNLIMITED} when there is no duration to observe. */
    long timeoutAfter(long elapsed) {
        return timeout == UNLIMITED ? UNLIMITED : Math.max(0, timeout - elapsed);
    }

    /** The time left until the deadline at a time in nanoseconds on the ring's clock; at most the longest there is. */
    long deadlineAfter(long now) {
        long seconds = deadlineSeconds - now / NANOS_PER_SECOND;
        return seconds >= MAX_SECONDS
                ? Long.MAX_VALUE
                : Math.max(0, seconds * NANOS_PER_SECOND + deadlineNanos - now % NANOS_PER_SECOND);
    }

    long deadlineSeconds() {
        return deadlineSeconds;
    }

    int deadlineNanos() {
        return deadlineNanos;
    }

    boolean hasMinimum() {
        return minimum != 0;
    }

    /** Whether there is a minimum time and it is over after this much has passed. */
    boolean isMinimumPassed(long elapsed) {
        return minimum != 0 && elapsed >= minimum;
    }

    /** What is left of the minimum time after this much has passed. */
    long minimumAfter(long elapsed) {
        return Math.max(0, minimum - elapsed);
    }

    /** A part of a minimum time as the kernel is told it: in microseconds, rounded up. */
    static int micros(long nanos) {
        return (int) Math.min(MAX_MICROS, (nanos + 999) / 1000);
    }

    boolean isMasked() {
        return masked;
    }

    long mask() {
        return mask;
    }

    /** The duration in nanoseconds, or the longest there is; -1 for a negative one. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return -1;
        }
        return duration.getSeconds() >= MAX_SECONDS ? Long.MAX_VALUE : duration.toNanos();
    }
}
