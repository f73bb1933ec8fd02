package dev.uring;

import static dev.uring.RingMemory.getLong;
import static dev.uring.RingMemory.putLong;
import static dev.uring.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.SetupFlags.IORING_SETUP_SQE_MIXED;

/** Writes entries of either size into the slots of a submission queue. */
abstract sealed class SubmissionWriter extends SubmissionRing permits SubmissionQueue {
    static final int SMALL_ENTRY = 64;
    static final int LARGE_ENTRY = 128;
    private static final int SMALL_ENTRY_WORDS = SMALL_ENTRY / Long.BYTES;

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

    /** The words of the entry that is being written. */
    private final long[] words = new long[SMALL_ENTRY_WORDS];

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

    /** Writes an entry of 64 bytes into the next free slot. */
    final boolean put(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        check();
        int index = tail;
        if (index == limit && free() == 0) {
            return false;
        }
        long slot = slot(index);
        write(slot, w0, w1, w2, w3, w4, w5, w6, w7);
        if (large) {
            write(slot + SMALL_ENTRY, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        if ((w0 & SKIPS) != 0) {
            skips = true;
        }
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

    /**
     * Writes 64 bytes, by way of an array. What that buys is a small graph: the compiler stops inlining where a caller grew
     * too large, one access to mapped memory has as large a graph as all the rest of a push, and eight in a row for each
     * of several kinds of operations leave no room for their builders, which are then allocated. HotSpot unrolls the loop
     * and takes the words from where they were, not from the array. An array of its own for each entry would do, too, but
     * for callers in which the loop is unrolled too late to leave the array out.
     */
    private void write(long slot, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        long[] words = this.words;
        words[0] = w0;
        words[1] = w1;
        words[2] = w2;
        words[3] = w3;
        words[4] = w4;
        words[5] = w5;
        words[6] = w6;
        words[7] = w7;
        for (int i = 0; i < SMALL_ENTRY_WORDS; i++) {
            putLong(slot + Long.BYTES * i, words[i]);
        }
    }
}
