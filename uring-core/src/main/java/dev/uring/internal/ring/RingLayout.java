package dev.uring.internal.ring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;

import dev.uring.struct.IoCqringOffsets;
import dev.uring.struct.IoSqringOffsets;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/**
 * Where everything is in a ring's memory. Taken from what set-up returned, never from the shared memory itself, which a
 * hostile host could change.
 *
 * @param sqeShift the size of a submission entry as a power of two
 * @param cqeShift the size of a completion entry as a power of two
 * @param sqArray the offset of the array of indices, 0 when there is none
 * @param ringBytes the size of the part with both rings
 */
public record RingLayout(
        int flags,
        int sqEntries,
        int cqEntries,
        int sqeShift,
        int cqeShift,
        int sqHead,
        int sqTail,
        int sqFlags,
        int sqDropped,
        int sqArray,
        int cqHead,
        int cqTail,
        int cqOverflow,
        int cqFlags,
        int cqes,
        long ringBytes) {

    public static final int MAX_SQ_ENTRIES = 1 << 15;
    public static final int MAX_CQ_ENTRIES = 1 << 16;

    private static final int CACHE_LINE = 64;
    private static final int CQE_SHIFT = 4;
    private static final int HEADER = 64;

    /**
     * The layout of a ring.
     *
     * @param params {@code struct io_uring_params}
     * @param flags what the ring was set up with
     */
    public static RingLayout of(MemorySegment params, int flags) {
        MemorySegment sq = IoUringParams.sqOff(params);
        MemorySegment cq = IoUringParams.cqOff(params);
        int sqEntries = IoUringParams.sqEntries(params);
        int cqEntries = IoUringParams.cqEntries(params);
        int cqeShift = cqeShift(flags);
        int cqes = IoCqringOffsets.cqes(cq);
        long end = cqes + ((long) cqEntries << cqeShift);
        boolean array = (flags & IORING_SETUP_NO_SQARRAY) == 0;
        long computed = arrayOffset(cqes, cqEntries, flags);
        int reported = IoSqringOffsets.array(sq);
        long arrayOffset = !array ? 0 : reported != 0 ? reported : computed;
        return new RingLayout(
                flags,
                sqEntries,
                cqEntries,
                sqeShift(flags),
                cqeShift,
                IoSqringOffsets.head(sq),
                IoSqringOffsets.tail(sq),
                IoSqringOffsets.flags(sq),
                IoSqringOffsets.dropped(sq),
                (int) arrayOffset,
                IoCqringOffsets.head(cq),
                IoCqringOffsets.tail(cq),
                IoCqringOffsets.overflow(cq),
                IoCqringOffsets.flags(cq),
                cqes,
                array ? arrayOffset + (long) Integer.BYTES * sqEntries : end);
    }

    /**
     * A resize reports no array offset even where there is an array. It is where set-up puts it: behind the header and
     * the completions, which are counted as 16 bytes each and then, header and all, doubled for the large ones.
     */
    private static long arrayOffset(long header, long cqEntries, int flags) {
        long small = header + (cqEntries << CQE_SHIFT);
        return alignUp(small << cqeShift(flags) - CQE_SHIFT, CACHE_LINE);
    }

    /**
     * The memory that a ring may need, whole pages: the submission entries, then both rings.
     *
     * @param entries the wanted submission entries
     * @param cqEntries the wanted completion entries; 0 for twice as many
     */
    public static long memorySize(int flags, int entries, int cqEntries, int pageSize) {
        long sq = roundedUp(entries, MAX_SQ_ENTRIES);
        long cq = cqEntries == 0 ? 2 * sq : roundedUp(cqEntries, MAX_CQ_ENTRIES);
        long rings = arrayOffset(HEADER, cq, flags) + sq * Integer.BYTES;
        return alignUp(sqeBytes(flags, entries), pageSize) + alignUp(rings, pageSize);
    }

    /** The size of the submission entries when this many are wanted. */
    public static long sqeBytes(int flags, int entries) {
        return roundedUp(entries, MAX_SQ_ENTRIES) << sqeShift(flags);
    }

    /** The size of the submission entries. */
    public long sqeBytes() {
        return (long) sqEntries << sqeShift;
    }

    /** Lets index i of the array stand for entry i, once and for all. */
    public void fillArray(long rings) {
        if (sqArray != 0) {
            for (int i = 0; i < sqEntries; i++) {
                RingMemory.putInt(rings + sqArray + (long) Integer.BYTES * i, i);
            }
        }
    }

    public boolean has(int setupFlag) {
        return (flags & setupFlag) != 0;
    }

    public static int sqeShift(int flags) {
        return (flags & IORING_SETUP_SQE128) != 0 ? 7 : 6;
    }

    public static int cqeShift(int flags) {
        return (flags & IORING_SETUP_CQE32) != 0 ? 5 : 4;
    }

    /** A size as the kernel makes it. */
    public static int roundedUp(int entries, int max) {
        return entries >= max ? max : Integer.highestOneBit(2 * entries - 1);
    }

    public static long alignUp(long value, long alignment) {
        return (value + alignment - 1) & -alignment;
    }
}
