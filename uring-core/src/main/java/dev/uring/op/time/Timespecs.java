package dev.uring.op.time;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.TimeText;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * {@code struct __kernel_timespec} from and to Java's times. The kernel takes no negative times; those past the year 2262 it
 * takes for the end of time. The kernel copies the structure when it takes the entry.
 *
 * {@snippet class="dev.uring.snippet.StructureTest" region="times"}
 */
public final class Timespecs {
    private static final int MAX_NANOS = 999_999_999;

    private Timespecs() {}

    /**
     * A span of time, for a relative timeout.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static MemorySegment of(Duration duration, SegmentAllocator allocator) {
        requireNonNull(duration, "duration");
        requireNonNull(allocator, "allocator");
        MemorySegment timespec = KernelTimespec.allocate(allocator);
        set(timespec, duration);
        return timespec;
    }

    /**
     * A point in time, for an absolute timeout on {@code CLOCK_REALTIME}.
     *
     * @throws IllegalArgumentException when it is before 1970
     */
    public static MemorySegment of(Instant instant, SegmentAllocator allocator) {
        requireNonNull(instant, "instant");
        requireNonNull(allocator, "allocator");
        MemorySegment timespec = KernelTimespec.allocate(allocator);
        set(timespec, instant);
        return timespec;
    }

    /**
     * Writes a span of time into a structure.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static void set(MemorySegment timespec, Duration duration) {
        requireNonNull(timespec, "timespec");
        requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw negative(duration);
        }
        set(timespec, duration.getSeconds(), duration.getNano());
    }

    /**
     * Writes a point in time into a structure.
     *
     * @throws IllegalArgumentException when it is before 1970
     */
    public static void set(MemorySegment timespec, Instant instant) {
        requireNonNull(timespec, "timespec");
        requireNonNull(instant, "instant");
        if (instant.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("time is " + instant + ", before 1970, which the kernel does not take");
        }
        set(timespec, instant.getEpochSecond(), instant.getNano());
    }

    /**
     * A span of time in nanoseconds, for a timeout with an immediate argument.
     *
     * @throws IllegalArgumentException when it is negative or longer than 2<sup>63</sup>-1 nanoseconds, 292 years
     */
    public static long nanos(Duration duration) {
        requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw negative(duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "time is " + TimeText.of(duration) + ", above the limit of "
                            + TimeText.of(Duration.ofNanos(Long.MAX_VALUE)),
                    e);
        }
    }

    /**
     * The span of time in a structure.
     *
     * @throws IllegalArgumentException when its nanoseconds are outside 0..999,999,999
     */
    public static Duration toDuration(MemorySegment timespec) {
        return Duration.ofSeconds(seconds(timespec), checkedNanos(timespec));
    }

    /**
     * The point in time in a structure.
     *
     * @throws IllegalArgumentException when its nanoseconds are outside 0..999,999,999, or its seconds are more than an
     *     {@link Instant} can be
     */
    public static Instant toInstant(MemorySegment timespec) {
        long seconds = seconds(timespec);
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw new IllegalArgumentException("tv_sec is " + seconds + ", outside " + Instant.MIN.getEpochSecond()
                    + ".." + Instant.MAX.getEpochSecond());
        }
        return Instant.ofEpochSecond(seconds, checkedNanos(timespec));
    }

    private static void set(MemorySegment timespec, long seconds, int nanos) {
        KernelTimespec.tvSec(timespec, seconds);
        KernelTimespec.tvNsec(timespec, nanos);
    }

    private static long seconds(MemorySegment timespec) {
        return KernelTimespec.tvSec(Objects.requireNonNull(timespec, "timespec"));
    }

    private static long checkedNanos(MemorySegment timespec) {
        long nanos = KernelTimespec.tvNsec(timespec);
        if (nanos < 0 || nanos > MAX_NANOS) {
            throw new IllegalArgumentException("tv_nsec is " + nanos + ", outside 0.." + MAX_NANOS);
        }
        return nanos;
    }

    private static IllegalArgumentException negative(Duration time) {
        return new IllegalArgumentException(
                "time is " + TimeText.of(time) + ", below zero, which the kernel does not take");
    }
}
