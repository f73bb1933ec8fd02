package dev.uring;

import static dev.uring.RingMemory.getLong;
import static dev.uring.RingMemory.putLong;
import static dev.uring.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.SetupFlags.IORING_SETUP_SQE_MIXED;

/** Writes entries of either size into the slots of a submission queue. */
abstract sealed class SubmissionWriter extends SubmissionRing permits SubmissionQueue {
    static final int SMALL_ENTRY = 64;
    static final int LARGE_ENTRY = 128;

    /** What in the first word of an entry says that it posts no completion on success. */
    private static final long SKIPS = SqeFlags.IOSQE_CQE_SKIP_SUCCESS << 8;

    /**
     * The first word of a NOP without a completion, which fills the last slot when an entry of two slots would wrap.
     */
    private static final long FILLER = 0xFFFF_FFFFL << 32 | SKIPS;

    /** What a filler's completion carries, which comes only when the chain that the filler is part of is broken off. */
    private static final long FILLER_DATA = -1;

    private final boolean mixed;
    private final boolean large;

    /** Whether an entry was ever written that may lead to no completion, or one that takes more slots than one. */
    private boolean skips;

    /** The index after the last entry of two slots. */
    private int afterLarge;

    SubmissionWriter(Thread owner, RingLayout layout, RingMapping mapping) {
        super(owner, layout, mapping);
        mixed = layout.has(IORING_SETUP_SQE_MIXED);
        large = layout.has(IORING_SETUP_SQE128);
        // Where entries take one slot or two, slots are no measure of entries.
        skips = mixed;
    }

    /** Whether every slot that the kernel took leads to a completion. */
    final boolean isCounted() {
        return !skips;
    }

    /** The number of slots that an entry of this size takes now. */
    final int slotsFor(int entrySize) {
        if (entrySize == SMALL_ENTRY || large) {
            return 1;
        }
        if (!mixed) {
            throw new IllegalArgumentException(
                    "an entry of " + entrySize + " bytes does not fit this ring's entries of " + SMALL_ENTRY
                            + " bytes: open the ring with SetupFlags.IORING_SETUP_SQE128");
        }
        return isLastSlot(tail) ? 3 : 2;
    }

    /**
     * Writes an entry of 64 bytes into the next free slot.
     *
     * <p>Both kinds of slots are written out, which makes this more than 325 bytes of bytecode, HotSpot's
     * {@code FreqInlineSize}, so that it is compiled once instead of into every caller. That is on purpose. One access to
     * mapped memory has as large a graph as all the rest of a push, and HotSpot stops inlining where a caller grew too large;
     * it also stops 15 methods deep, of which the access alone takes eight, and a caller is deep when it pushes from where it
     * handles a completion. Plain {@code long}s cross the call for nothing.
     */
    final boolean put(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        check();
        int index = tail;
        if (index == limit && free() == 0) {
            return false;
        }
        if ((w0 & SKIPS) != 0) {
            skips = true;
        }
        if (large) {
            long slot = slot(index);
            putLong(slot, w0);
            putLong(slot + 8, w1);
            putLong(slot + 16, w2);
            putLong(slot + 24, w3);
            putLong(slot + 32, w4);
            putLong(slot + 40, w5);
            putLong(slot + 48, w6);
            putLong(slot + 56, w7);
            putLong(slot + 64, 0);
            putLong(slot + 72, 0);
            putLong(slot + 80, 0);
            putLong(slot + 88, 0);
            putLong(slot + 96, 0);
            putLong(slot + 104, 0);
            putLong(slot + 112, 0);
            putLong(slot + 120, 0);
            tail = index + 1;
            return true;
        }
        long slot = slot(index);
        putLong(slot, w0);
        putLong(slot + 8, w1);
        putLong(slot + 16, w2);
        putLong(slot + 24, w3);
        putLong(slot + 32, w4);
        putLong(slot + 40, w5);
        putLong(slot + 48, w6);
        putLong(slot + 56, w7);
        tail = index + 1;
        return true;
    }

    /** Writes an entry of 128 bytes into the next free slot or slots. */
    final boolean put(
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7,
            long w8,
            long w9,
            long w10,
            long w11,
            long w12,
            long w13,
            long w14,
            long w15) {
        check();
        int slots = slotsFor(LARGE_ENTRY);
        if (limit - tail < slots && free() < slots) {
            return false;
        }
        if (slots == 3) {
            fill();
        }
        int index = tail;
        long slot = slot(index);
        write(slot, w0, w1, w2, w3, w4, w5, w6, w7);
        write(slot + SMALL_ENTRY, w8, w9, w10, w11, w12, w13, w14, w15);
        if ((w0 & SKIPS) != 0) {
            skips = true;
        }
        tail = large ? index + 1 : index + 2;
        afterLarge = tail;
        return true;
    }

    /** Where the next entry goes; with {@link #position(long)}, to take back what was not published. */
    final long position() {
        return (long) afterLarge << 32 | tail & 0xFFFF_FFFFL;
    }

    final void position(long position) {
        tail = (int) position;
        afterLarge = (int) (position >>> 32);
    }

    /** Takes back all that was not published; how many slots that were. */
    final int takeBack() {
        int count = unpublished();
        tail -= count;
        afterLarge = tail;
        return count;
    }

    /** Fills the last slot, where an entry of two slots would wrap around the end, without cutting a chain in two. */
    private void fill() {
        long chain = 0;
        if (unpublished() > 0) {
            long previous = getLong(slot(tail == afterLarge ? tail - 2 : tail - 1));
            chain = previous & (SqeFlags.IOSQE_IO_LINK | SqeFlags.IOSQE_IO_HARDLINK) << 8;
        }
        write(slot(tail), FILLER | chain, 0, 0, 0, FILLER_DATA, 0, 0, 0);
        tail++;
    }

    private static void write(long slot, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        putLong(slot, w0);
        putLong(slot + 8, w1);
        putLong(slot + 16, w2);
        putLong(slot + 24, w3);
        putLong(slot + 32, w4);
        putLong(slot + 40, w5);
        putLong(slot + 48, w6);
        putLong(slot + 56, w7);
    }
}
