package dev.uring;

import static dev.uring.RingMemory.putLong;
import static dev.uring.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.SetupFlags.IORING_SETUP_SQE_MIXED;

/** Writes entries of either size into the slots of a submission queue. */
abstract sealed class SubmissionWriter extends SubmissionRing permits SubmissionQueue {
    static final int SMALL_ENTRY = 64;
    static final int LARGE_ENTRY = 128;

    /**
     * The first word of a NOP without a completion, which fills the last slot when an entry of two slots would wrap.
     */
    private static final long FILLER = 0xFFFF_FFFFL << 32 | SqeFlags.IOSQE_CQE_SKIP_SUCCESS << 8;

    private final boolean mixed;
    private final boolean large;

    /** The first words of all entries ever written, OR-ed. */
    private long everWritten;

    SubmissionWriter(Thread owner, RingLayout layout, RingMapping mapping) {
        super(owner, layout, mapping);
        mixed = layout.has(IORING_SETUP_SQE_MIXED);
        large = layout.has(IORING_SETUP_SQE128);
        // Where entries take one slot or two, slots are no measure of entries.
        everWritten = mixed ? FILLER : 0;
    }

    /** Whether every slot that the kernel took leads to a completion. */
    final boolean isCounted() {
        return (everWritten >>> 8 & SqeFlags.IOSQE_CQE_SKIP_SUCCESS) == 0;
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
     * Writes an entry into the next free slot.
     *
     * <p>With more than 325 bytes of bytecode, HotSpot's {@code FreqInlineSize}, this is compiled once instead of into
     * every caller. That is on purpose: C2 gives up inlining in a caller that grew too large, and where a caller pushes
     * several kinds of operations it was the builders that were left out and then allocated. Plain {@code long}s cross
     * the call for nothing.
     */
    final boolean put(
            int size,
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
        int slots = slotsFor(size);
        int tail = this.tail;
        if (limit - tail < slots && free() < slots) {
            return false;
        }
        if (slots == 3) {
            long last = slot(tail);
            putLong(last, FILLER);
            putLong(last + 8, 0);
            putLong(last + 16, 0);
            putLong(last + 24, 0);
            putLong(last + 32, 0);
            putLong(last + 40, 0);
            putLong(last + 48, 0);
            putLong(last + 56, 0);
            tail++;
            slots = 2;
        }
        long slot = slot(tail);
        putLong(slot, w0);
        putLong(slot + 8, w1);
        putLong(slot + 16, w2);
        putLong(slot + 24, w3);
        putLong(slot + 32, w4);
        putLong(slot + 40, w5);
        putLong(slot + 48, w6);
        putLong(slot + 56, w7);
        if (large || slots == 2) {
            putLong(slot + 64, w8);
            putLong(slot + 72, w9);
            putLong(slot + 80, w10);
            putLong(slot + 88, w11);
            putLong(slot + 96, w12);
            putLong(slot + 104, w13);
            putLong(slot + 112, w14);
            putLong(slot + 120, w15);
        }
        everWritten |= w0;
        this.tail = tail + slots;
        return true;
    }
}
