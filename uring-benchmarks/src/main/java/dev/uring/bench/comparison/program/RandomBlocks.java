package dev.uring.bench.comparison.program;

/** Where random reads start: the same sequence in every program, the C programs included. */
public final class RandomBlocks {
    /** The size of a read, in bytes. */
    public static final int BLOCK = 4096;

    private static final long SEED = 88172645463325252L;

    private final long mask;
    private long state;

    /** Blocks of a file whose size in blocks is a power of two. */
    public RandomBlocks(long fileSize) {
        this(fileSize, 0);
    }

    /** A sequence of its own for each of several readers, counted from 0. */
    RandomBlocks(long fileSize, int reader) {
        // Odd factors keep the state from becoming 0, which would stay 0.
        state = SEED * (2L * reader + 1);
        long blocks = fileSize / BLOCK;
        if (Long.bitCount(blocks) != 1) {
            throw new IllegalArgumentException("a file of " + blocks + " blocks, which is no power of two");
        }
        mask = blocks - 1;
    }

    /** The offset of the next read, in bytes. */
    public long next() {
        long x = state;
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        state = x;
        return (x & mask) * BLOCK;
    }
}
