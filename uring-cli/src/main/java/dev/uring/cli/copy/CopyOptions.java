package dev.uring.cli.copy;

/**
 * How a copy runs.
 *
 * @param depth how many blocks are on their way at once, 1 to {@value #MAX_DEPTH}
 * @param blockSize the bytes of a block, a multiple of {@value #ALIGNMENT}, at most {@value #MAX_BLOCK_SIZE}
 * @param direct whether transfers bypass the page cache ({@code O_DIRECT})
 */
public record CopyOptions(int depth, int blockSize, boolean direct) {
    /** Page size, and what direct transfers need of addresses, offsets and lengths on every common device. */
    public static final int ALIGNMENT = 4096;

    /** As many entries as the smallest kernel limit of a ring leaves room for. */
    public static final int MAX_DEPTH = 4096;

    /** One transfer of 64 MiB is far beyond the point where larger ones help. */
    public static final int MAX_BLOCK_SIZE = 1 << 26;

    /** All buffers together. */
    private static final long MAX_MEMORY = 1L << 30;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is outside its range
     */
    public CopyOptions {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth is " + depth + ", outside 1.." + MAX_DEPTH);
        }
        if (blockSize < ALIGNMENT || blockSize > MAX_BLOCK_SIZE || blockSize % ALIGNMENT != 0) {
            throw new IllegalArgumentException("block size is " + blockSize + " bytes; it must be a multiple of "
                    + ALIGNMENT + ", at most " + MAX_BLOCK_SIZE);
        }
        if ((long) depth * blockSize > MAX_MEMORY) {
            throw new IllegalArgumentException("depth " + depth + " times block size " + blockSize
                    + " is more than the limit of " + MAX_MEMORY + " bytes of buffers");
        }
    }

    /** Where a block that holds {@code offset} starts: direct transfers start at multiples of {@link #ALIGNMENT}. */
    long start(long offset) {
        return direct ? offset & -ALIGNMENT : offset;
    }

    /** The bytes to ask for to transfer {@code length}: direct transfers have whole units of {@link #ALIGNMENT}. */
    int request(int length) {
        return direct ? (length + ALIGNMENT - 1) & -ALIGNMENT : length;
    }
}
