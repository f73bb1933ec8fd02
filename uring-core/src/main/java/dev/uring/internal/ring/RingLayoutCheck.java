package dev.uring.internal.ring;

import java.util.function.Function;

/**
 * What must hold of a layout before anything is read or written by it. Set-up reports it, and in an enclave it is the host that
 * reports: with an offset outside the ring the library would overwrite whatever is there. The kernel's own layouts all pass.
 */
public final class RingLayoutCheck {
    /** Far above what any kernel allows, and small enough that sizes do not overflow. */
    private static final int MAX_ENTRIES = 1 << 24;

    private RingLayoutCheck() {}

    /**
     * Checks the sizes and that each offset lies in the ring.
     *
     * @throws IllegalStateException naming the field, its value and its limit
     */
    public static void check(RingLayout layout) {
        check(
                layout,
                fault -> new IllegalStateException("io_uring_setup answered " + fault + ": the ring is unusable"));
    }

    /**
     * The same for what a caller says about a ring.
     *
     * @throws IllegalArgumentException naming the field, its value and its limit
     */
    public static void checkParams(RingLayout layout) {
        check(
                layout,
                fault -> new IllegalArgumentException(
                        "the params say " + fault + ": they are not what the ring's set-up returned"));
    }

    private static void check(RingLayout layout, Function<String, RuntimeException> refusal) {
        checkEntries(refusal, "sq_entries", layout.sqEntries());
        checkEntries(refusal, "cq_entries", layout.cqEntries());
        if (layout.cqes() < 0 || layout.cqes() % Long.BYTES != 0) {
            throw refused(refusal, "cq_off.cqes", layout.cqes(), "a multiple of 8");
        }
        long end = layout.cqes() + ((long) layout.cqEntries() << layout.cqeShift());
        if (layout.sqArray() != 0 && layout.sqArray() < end || layout.sqArray() % Integer.BYTES != 0) {
            throw refused(refusal, "sq_off.array", layout.sqArray(), "a multiple of 4 from " + end + " on");
        }
        checkOffset(refusal, "sq_off.head", layout.sqHead(), layout);
        checkOffset(refusal, "sq_off.tail", layout.sqTail(), layout);
        checkOffset(refusal, "sq_off.flags", layout.sqFlags(), layout);
        checkOffset(refusal, "sq_off.dropped", layout.sqDropped(), layout);
        checkOffset(refusal, "cq_off.head", layout.cqHead(), layout);
        checkOffset(refusal, "cq_off.tail", layout.cqTail(), layout);
        checkOffset(refusal, "cq_off.overflow", layout.cqOverflow(), layout);
        checkOffset(refusal, "cq_off.flags", layout.cqFlags(), layout);
    }

    private static void checkEntries(Function<String, RuntimeException> refusal, String field, int entries) {
        if (entries < 1 || entries > MAX_ENTRIES || Integer.bitCount(entries) != 1) {
            throw refused(refusal, field, entries, "a power of two up to " + MAX_ENTRIES);
        }
    }

    private static void checkOffset(
            Function<String, RuntimeException> refusal, String field, int offset, RingLayout layout) {
        if (offset < 0 || offset % Integer.BYTES != 0 || offset > layout.ringBytes() - Integer.BYTES) {
            throw refused(
                    refusal, field, offset, "a multiple of 4 inside the " + layout.ringBytes() + " bytes of the ring");
        }
    }

    private static RuntimeException refused(
            Function<String, RuntimeException> refusal, String field, int value, String limit) {
        return refusal.apply(field + " " + Integer.toUnsignedString(value) + ", which is not " + limit);
    }
}
