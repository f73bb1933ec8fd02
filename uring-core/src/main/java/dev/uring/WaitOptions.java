package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.TimeText;
import dev.uring.internal.call.WaitConditions;
import java.time.Duration;
import java.util.Objects;

/**
 * Conditions for waiting: for how long, and with which signals blocked. Mutable and made to be used again; not safe for
 * use by several threads at once.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="options"}
 */
public final class WaitOptions {
    final WaitConditions conditions = new WaitConditions();

    /** Waits without a limit, until changed. */
    public WaitOptions() {}

    /**
     * Waits at most this long. Kernel 5.11.
     *
     * @param timeout not negative; more than 292 years count as 292 years
     */
    public WaitOptions timeout(Duration timeout) {
        requireNonNull(timeout, "timeout");
        conditions.timeout(nanos(timeout));
        return this;
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
        conditions.timeout(nanoseconds);
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
        if (seconds < 0 || nanoseconds < 0 || nanoseconds >= WaitConditions.NANOS_PER_SECOND) {
            throw new IllegalArgumentException("deadline is " + seconds + " s and " + nanoseconds
                    + " ns; seconds must not be negative and nanoseconds within 0..999999999");
        }
        conditions.deadline(seconds, nanoseconds);
        return this;
    }

    /** Waits without a limit of time. */
    public WaitOptions unlimited() {
        conditions.timeout(WaitConditions.UNLIMITED);
        return this;
    }

    /**
     * After this time one completion is enough; without any, waiting goes on for the first one. The limit of time counts
     * all the same: a minimum that is longer has no effect. Kernel 6.12.
     *
     * @param time not negative, rounded up to microseconds, at most 2<sup>32</sup>-1 of them; zero for no such time
     */
    public WaitOptions minimum(Duration time) {
        requireNonNull(time, "time");
        long nanos = WaitConditions.nanos(time);
        if (nanos < 0 || nanos / 1000 > WaitConditions.MAX_MICROS) {
            throw new IllegalArgumentException(
                    "minimum is " + TimeText.of(time) + ", outside 0.." + WaitConditions.MAX_MICROS + " microseconds");
        }
        conditions.minimum(nanos);
        return this;
    }

    /**
     * Replaces the thread's signal mask while it waits, as {@code ppoll(2)} does. A signal that is not blocked then
     * ends the wait.
     *
     * @param mask the blocked signals: bit n-1 stands for signal n
     */
    public WaitOptions signalMask(long mask) {
        conditions.signalMask(mask);
        return this;
    }

    /** Leaves the thread's signal mask alone. Signals do not end the wait. */
    public WaitOptions noSignalMask() {
        conditions.noSignalMask();
        return this;
    }

    static long nanos(Duration timeout) {
        long nanos = WaitConditions.nanos(Objects.requireNonNull(timeout, "timeout"));
        if (nanos < 0) {
            throw new IllegalArgumentException("timeout is " + TimeText.of(timeout) + ", below zero");
        }
        return nanos;
    }
}
