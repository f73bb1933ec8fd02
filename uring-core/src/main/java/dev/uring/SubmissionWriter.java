package dev.uring;

import static dev.uring.RingMemory.ENTRY_WORDS;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE_MIXED;

import dev.uring.kernel.SqeFlags;

/** Stages entries of either size for a submission queue. */
abstract sealed class SubmissionWriter extends SubmissionRing permits SubmissionQueue {
    static final int SMALL_ENTRY = 64;
    static final int LARGE_ENTRY = 128;

    /** What in the first word of an entry says that it posts no completion on success. */
    private static final long SKIPS = SqeFlags.IOSQE_CQE_SKIP_SUCCESS << 8;

    /** What in the first word of an entry says that it waits for all before it. */
    private static final long DRAINS = SqeFlags.IOSQE_IO_DRAIN << 8;

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

    /** Whether an entry was written that waits for all before it, and these may still be going on. */
    private boolean drains;

    /** The index after the last entry of two slots. */
    private int afterLarge;

    SubmissionWriter(Thread owner, RingParts parts) {
        super(owner, parts);
        RingLayout layout = parts.layout();
        mixed = layout.has(IORING_SETUP_SQE_MIXED);
        large = layout.has(IORING_SETUP_SQE128);
        // Where entries take one slot or two, slots are no measure of entries.
        skips = mixed;
    }

    /** Whether every slot that the kernel took leads to a completion. */
    final boolean isCounted() {
        return !skips;
    }

    /** Whether an entry that waits for all before it may still wait. */
    final boolean isDraining() {
        return drains;
    }

    /** All entries up to now have ended. */
    final void drained() {
        drains = false;
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
        return isLastSlot(next()) ? 3 : 2;
    }

    /** Stages an entry of 64 bytes. */
    final boolean put(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        check();
        if (end == room && free() == 0) {
            return false;
        }
        note(w0);
        stage(w0, w1, w2, w3, w4, w5, w6, w7);
        if (large) {
            stage(0, 0, 0, 0, 0, 0, 0, 0);
        }
        return true;
    }

    /** Stages an entry of 128 bytes. */
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
        if (free() < slots) {
            return false;
        }
        if (slots == 3) {
            fill();
        }
        note(w0);
        stage(w0, w1, w2, w3, w4, w5, w6, w7);
        stage(w8, w9, w10, w11, w12, w13, w14, w15);
        afterLarge = next();
        return true;
    }

    /** Where the entry that was put last starts in what is staged. */
    final int lastStaged() {
        return end - (large || next() == afterLarge ? 2 * ENTRY_WORDS : ENTRY_WORDS);
    }

    /** Where the next entry goes; with {@link #position(long)}, to take back what was not published. */
    final long position() {
        return (long) afterLarge << 32 | end;
    }

    final void position(long position) {
        end = (int) position;
        afterLarge = (int) (position >>> 32);
    }

    /** Fills the last slot, where an entry of two slots would wrap around the end, without cutting a chain in two. */
    private void fill() {
        long chain = 0;
        if (end > 0) {
            long previous = staged[end - (next() == afterLarge ? 2 * ENTRY_WORDS : ENTRY_WORDS)];
            chain = previous & (SqeFlags.IOSQE_IO_LINK | SqeFlags.IOSQE_IO_HARDLINK) << 8;
        }
        stage(FILLER | chain, 0, 0, 0, FILLER_DATA, 0, 0, 0);
    }

    private void note(long w0) {
        if ((w0 & (SKIPS | DRAINS)) != 0) {
            skips |= (w0 & SKIPS) != 0;
            drains |= (w0 & DRAINS) != 0;
        }
    }

    private void stage(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        long[] words = staged;
        int at = end;
        words[at] = w0;
        words[at + 1] = w1;
        words[at + 2] = w2;
        words[at + 3] = w3;
        words[at + 4] = w4;
        words[at + 5] = w5;
        words[at + 6] = w6;
        words[at + 7] = w7;
        end = at + ENTRY_WORDS;
    }
}
