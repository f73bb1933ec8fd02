package dev.uring.model;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.uring.kernel.Features;
import dev.uring.kernel.SetupFlags;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A ring in modelled memory: where everything is, and where the indices start.
 *
 * @param setupFlags {@code IORING_SETUP_*}, to which comes that there is no index array
 * @param start the first index of both queues
 */
record RingImage(int setupFlags, int sqEntries, int cqEntries, int start) implements Serializable {
    static final long RINGS = 0x1_0000;
    static final long ENTRIES = 0x2_0000;

    static final long SQ_HEAD = RINGS;
    static final long SQ_TAIL = RINGS + 4;
    static final long CQ_HEAD = RINGS + 8;
    static final long CQ_TAIL = RINGS + 12;
    static final long SQ_DROPPED = RINGS + 32;
    static final long SQ_FLAGS = RINGS + 36;
    static final long CQ_OVERFLOW = RINGS + 44;
    static final long CQES = RINGS + 64;

    boolean has(int setupFlag) {
        return (setupFlags & setupFlag) != 0;
    }

    long sqeAddress(int index) {
        return ENTRIES + (long) (index & sqEntries - 1) * sqeSize();
    }

    long cqeAddress(int index) {
        return CQES + (long) (index & cqEntries - 1) * cqeSize();
    }

    /**
     * Whether the n-th completion has 32 bytes.
     *
     * @param largeEvery in a ring of mixed sizes, every how many completions one has 32 bytes
     */
    boolean isLarge(int n, int largeEvery) {
        return cqeSize() == 32 || has(SetupFlags.IORING_SETUP_CQE_MIXED) && (n + 1) % largeEvery == 0;
    }

    int sqeSize() {
        return has(SetupFlags.IORING_SETUP_SQE128) ? 128 : 64;
    }

    int cqeSize() {
        return has(SetupFlags.IORING_SETUP_CQE32) ? 32 : 16;
    }

    /** What the kernel answers to a set-up call: {@code struct io_uring_params}. */
    void describe(MemorySegment params) {
        params.set(JAVA_INT, 0, sqEntries);
        params.set(JAVA_INT, 4, cqEntries);
        params.set(JAVA_INT, 8, setupFlags | SetupFlags.IORING_SETUP_NO_SQARRAY);
        params.set(JAVA_INT, 20, Features.IORING_FEAT_SINGLE_MMAP);
        int sqOffsets = 40;
        params.set(JAVA_INT, sqOffsets, offset(SQ_HEAD));
        params.set(JAVA_INT, sqOffsets + 4, offset(SQ_TAIL));
        params.set(JAVA_INT, sqOffsets + 16, offset(SQ_FLAGS));
        params.set(JAVA_INT, sqOffsets + 20, offset(SQ_DROPPED));
        int cqOffsets = 80;
        params.set(JAVA_INT, cqOffsets, offset(CQ_HEAD));
        params.set(JAVA_INT, cqOffsets + 4, offset(CQ_TAIL));
        params.set(JAVA_INT, cqOffsets + 16, offset(CQ_OVERFLOW));
        params.set(JAVA_INT, cqOffsets + 20, offset(CQES));
    }

    /** All of the ring's memory. */
    List<Cell> cells() {
        int sqStart = has(SetupFlags.IORING_SETUP_SQ_REWIND) ? 0 : start;
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(SQ_HEAD, 4, "submission head", sqStart));
        cells.add(new Cell(SQ_TAIL, 4, "submission tail", sqStart));
        cells.add(new Cell(SQ_FLAGS, 4, "submission flags", 0));
        cells.add(new Cell(SQ_DROPPED, 4, "dropped", 0));
        cells.add(new Cell(CQ_HEAD, 4, "completion head", start));
        cells.add(new Cell(CQ_TAIL, 4, "completion tail", start));
        cells.add(new Cell(CQ_OVERFLOW, 4, "overflow", 0));
        for (int i = 0; i < sqEntries; i++) {
            for (int word = 0; word < sqeSize() / 8; word++) {
                cells.add(new Cell(sqeAddress(i) + 8L * word, 8, "submission entry " + i + ", word " + word, 0));
            }
        }
        for (int i = 0; i < cqEntries; i++) {
            String name = "completion entry " + i;
            cells.add(new Cell(cqeAddress(i), 8, name + ", user data", 0));
            cells.add(new Cell(cqeAddress(i) + 8, 4, name + ", result", 0));
            cells.add(new Cell(cqeAddress(i) + 12, 4, name + ", flags", 0));
            if (cqeSize() == 32) {
                cells.add(new Cell(cqeAddress(i) + 16, 8, name + ", extra word 1", 0));
                cells.add(new Cell(cqeAddress(i) + 24, 8, name + ", extra word 2", 0));
            }
        }
        return cells;
    }

    @Override
    public String toString() {
        List<String> flags = SetupFlags.names(setupFlags);
        return (flags.isEmpty() ? "no flags" : String.join("|", flags)) + ", " + sqEntries + "+" + cqEntries
                + " slots from 0x" + Integer.toHexString(start);
    }

    private static int offset(long address) {
        return (int) (address - RINGS);
    }
}
