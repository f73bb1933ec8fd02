package dev.uring.internal.call;

import java.time.Duration;

/** For how long to wait, and with which signals blocked, as a call needs to know it. Times are in nanoseconds. */
public final class WaitConditions {
    public static final long UNLIMITED = -1;

    public static final long NANOS_PER_SECOND = 1_000_000_000;
    public static final long MAX_MICROS = 0xFFFF_FFFFL;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

    private boolean absolute;
    private long timeout = UNLIMITED;
    private long deadlineSeconds;
    private int deadlineNanos;
    private long minimum;
    private boolean masked;
    private long mask;

    /** Waits at most this long, or without a limit when it is {@link #UNLIMITED}. */
    public WaitConditions timeout(long nanos) {
        absolute = false;
        timeout = nanos;
        return this;
    }

    public void deadline(long seconds, int nanos) {
        absolute = true;
        timeout = UNLIMITED;
        deadlineSeconds = seconds;
        deadlineNanos = nanos;
    }

    public void minimum(long nanos) {
        minimum = nanos;
    }

    public void signalMask(long signals) {
        masked = true;
        mask = signals;
    }

    public void noSignalMask() {
        masked = false;
    }

    /** Takes over all conditions of others. */
    public void set(WaitConditions others) {
        absolute = others.absolute;
        timeout = others.timeout;
        deadlineSeconds = others.deadlineSeconds;
        deadlineNanos = others.deadlineNanos;
        minimum = others.minimum;
        masked = others.masked;
        mask = others.mask;
    }

    public boolean isAbsolute() {
        return absolute;
    }

    /** The time left after this much has passed, or {@link #UNLIMITED} when there is no duration to observe. */
    public long timeoutAfter(long elapsed) {
        return timeout == UNLIMITED ? UNLIMITED : Math.max(0, timeout - elapsed);
    }

    /** The time left until the deadline at a time on the ring's clock; at most the longest there is. */
    public long deadlineAfter(long now) {
        long seconds = deadlineSeconds - now / NANOS_PER_SECOND;
        return seconds >= MAX_SECONDS
                ? Long.MAX_VALUE
                : Math.max(0, seconds * NANOS_PER_SECOND + deadlineNanos - now % NANOS_PER_SECOND);
    }

    public long deadlineSeconds() {
        return deadlineSeconds;
    }

    public int deadlineNanos() {
        return deadlineNanos;
    }

    public boolean hasMinimum() {
        return minimum != 0;
    }

    /** Whether there is a minimum time and it is over after this much has passed. */
    public boolean isMinimumPassed(long elapsed) {
        return minimum != 0 && elapsed >= minimum;
    }

    /** What is left of the minimum time after this much has passed. */
    public long minimumAfter(long elapsed) {
        return Math.max(0, minimum - elapsed);
    }

    /** A part of a minimum time as the kernel is told it: in microseconds, rounded up. */
    public static int micros(long nanos) {
        return (int) Math.min(MAX_MICROS, (nanos + 999) / 1000);
    }

    public boolean isMasked() {
        return masked;
    }

    public long mask() {
        return mask;
    }

    /** The duration in nanoseconds, or the longest there is; -1 for a negative one. */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return -1;
        }
        return duration.getSeconds() >= MAX_SECONDS ? Long.MAX_VALUE : duration.toNanos();
    }
}
