package dev.uring.struct;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A set of signals in the kernel's 8 bytes; libc's {@code sigset_t} has 128, which io_uring answers with {@code EINVAL}. A
 * value: immutable and usable from any thread.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="signals"}
 *
 * @param bits signal <i>n</i> at bit <i>n</i>-1
 */
public record SignalSet(long bits) {
    /** The size of the kernel's structure, in bytes. */
    public static final int SIZE = Long.BYTES;

    /** The greatest signal number. */
    public static final int MAX_SIGNAL = Long.SIZE;

    /** No signals. */
    public static final SignalSet NONE = new SignalSet(0);

    /** All signals. */
    public static final SignalSet ALL = new SignalSet(-1);

    /**
     * These signals.
     *
     * @param signals numbers, 1 to {@value #MAX_SIGNAL}
     * @throws IllegalArgumentException when a number is out of range
     */
    public static SignalSet of(int... signals) {
        requireNonNull(signals, "signals");
        long bits = 0;
        for (int signal : Objects.requireNonNull(signals, "signals")) {
            bits |= bit(signal);
        }
        return new SignalSet(bits);
    }

    /** This set and another signal. */
    public SignalSet with(int signal) {
        return new SignalSet(bits | bit(signal));
    }

    /** This set without a signal. */
    public SignalSet without(int signal) {
        return new SignalSet(bits & ~bit(signal));
    }

    /** Whether a signal is in the set. */
    public boolean contains(int signal) {
        return (bits & bit(signal)) != 0;
    }

    /** The kernel's structure. */
    public MemorySegment toNative(SegmentAllocator allocator) {
        requireNonNull(allocator, "allocator");
        return allocator.allocateFrom(ValueLayout.JAVA_LONG, bits);
    }

    /** The set in the kernel's structure. */
    public static SignalSet fromNative(MemorySegment set) {
        requireNonNull(set, "set");
        return new SignalSet(set.get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
    }

    private static long bit(int signal) {
        if (signal < 1 || signal > MAX_SIGNAL) {
            throw new IllegalArgumentException("signal " + signal + " is outside 1.." + MAX_SIGNAL);
        }
        return 1L << (signal - 1);
    }
}
