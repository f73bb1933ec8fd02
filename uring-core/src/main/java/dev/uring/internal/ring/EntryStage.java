package dev.uring.internal.ring;

import static dev.uring.internal.ring.RingMemory.ENTRY_WORDS;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE_MIXED;

import dev.uring.internal.Owner;
import dev.uring.kernel.SqeFlags;

/**
 * Stages entries of either size, which go to the kernel when they are published.
 *
 * <p>What is staged lies in an array: a store into mapped memory inflates the graph of every method that pushes, and one into
 * an array does not.
 */
public final class EntryStage {
    public static final int SMALL_ENTRY = 64;
    public static final int LARGE_ENTRY = 128;

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

    private final Owner owner;
    private final SubmissionRing ring;
    private final NotedOperations noted;
    private final boolean mixed;
    private final boolean large;

    /** Entries that are not published, as words in memory order. */
    private long[] staged;

    /** The number of words that are staged. */
    private int end;

    /** The number of words that there was room for when the ring was looked at last. */
    private int room;

    /** Whether an entry was ever written that may lead to no completion, or one that takes more slots than one. */
    private boolean skips;

    /** Whether an entry was written that waits for all before it, and these may still be going on. */
    private boolean drains;

    /** The index after the last entry of two slots. */
    private int afterLarge;

    public EntryStage(Owner owner, SubmissionRing ring, NotedOperations noted, RingLayout layout) {
        this.owner = owner;
        this.ring = ring;
        this.noted = noted;
        mixed = layout.has(IORING_SETUP_SQE_MIXED);
        large = layout.has(IORING_SETUP_SQE128);
        // Where entries take one slot or two, slots are no measure of entries.
        skips = mixed;
        attach();
    }

    /** Starts with nothing staged for the ring's memory, which may be new. */
    public void attach() {
        staged = new long[ring.entryWords()];
        end = 0;
        room = ring.room();
    }

    /** Whether every slot that the kernel took leads to a completion. */
    public boolean isCounted() {
        return !skips;
    }

    /** Whether an entry that waits for all before it may still wait. */
    public boolean isDraining() {
        return drains;
    }

    /** All entries up to now have ended. */
    public void drained() {
        drains = false;
    }

    /** The number of slots that an entry of this size takes now. */
    public int slotsFor(int entrySize) {
        if (entrySize == SMALL_ENTRY || large) {
            return 1;
        }
        if (!mixed) {
            throw new IllegalArgumentException(
                    "an entry of " + entrySize + " bytes does not fit this ring's entries of " + SMALL_ENTRY
                            + " bytes: open the ring with SetupFlags.IORING_SETUP_SQE128");
        }
        return ring.isLastSlot(next()) ? 3 : 2;
    }

    /** Stages an entry of 64 bytes. */
    public boolean put(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        owner.check();
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
    public boolean put(
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
        owner.check();
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

    /** The index of the slot for what is staged next. */
    private int next() {
        return ring.published() + unpublished();
    }

    /** The number of slots for what is staged. */
    public int unpublished() {
        return end >> ring.wordShift();
    }

    /**
     * The number of free slots. Only a submission thread frees slots by itself; otherwise a call does, see
     * {@link #taken}.
     */
    public int free() {
        if (ring.hasSubmissionThread()) {
            refresh();
        }
        return room - end >> ring.wordShift();
    }

    /** The number of slots that were filled and that the kernel has not taken. */
    public int pending() {
        return ring.entries() - free();
    }

    /**
     * Makes what is staged visible to the kernel.
     *
     * @return the number of slots that the kernel has not taken
     */
    public int publish() {
        if (end != 0) {
            if (noted.isActive()) {
                noted.submit(staged, end, 1 << ring.wordShift(), ring.unfinished() == noted.total());
            }
            ring.publish(staged, end);
            end = 0;
            room = ring.room();
        }
        if (ring.hasSubmissionThread()) {
            refresh();
        }
        return ring.pending();
    }

    /**
     * Learns which entries a call took.
     *
     * @param asked how many it was to take
     * @param count its result
     */
    public void taken(int asked, int count) {
        ring.taken(asked, count);
        room = ring.room();
    }

    /** Learns from the ring itself what the kernel took: a call that threw did not tell. */
    public void refresh() {
        ring.refresh();
        room = ring.room();
    }

    /**
     * Takes back what the kernel has not taken. A submission thread may be taking what is published, so that stays.
     *
     * @return how many slots that were
     */
    public int discard() {
        int count = unpublished() + ring.takeBack();
        end = 0;
        room = ring.room();
        return count;
    }

    /** The completion of the entry that was put last brings a descriptor. */
    public void noteDescriptor() {
        noted.noteDescriptor(staged, lastStaged());
    }

    /** The entry that was put last sends without copying. */
    public void noteZeroCopy() {
        noted.noteZeroCopy(staged, lastStaged());
    }

    /** Where the entry that was put last starts in what is staged. */
    private int lastStaged() {
        return end - (large || next() == afterLarge ? 2 * ENTRY_WORDS : ENTRY_WORDS);
    }

    /** Where the next entry goes; with {@link #position(long)}, to take back what was not published. */
    public long position() {
        return (long) afterLarge << 32 | end;
    }

    public void position(long position) {
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
