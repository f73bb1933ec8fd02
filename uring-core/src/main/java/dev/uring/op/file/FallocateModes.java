package dev.uring.op.file;

/** Modes of {@link Fallocate}, as of {@code fallocate(2)}; 0 allocates and extends the file. */
public final class FallocateModes {
    private FallocateModes() {}

    /** Allocate beyond the end without changing the size of the file. */
    public static final int FALLOC_FL_KEEP_SIZE = 1 << 0;

    /** Free the range, which then reads as zeros; only with {@link #FALLOC_FL_KEEP_SIZE}. */
    public static final int FALLOC_FL_PUNCH_HOLE = 1 << 1;

    /** Remove the range and move up what follows; both ends on block boundaries. */
    public static final int FALLOC_FL_COLLAPSE_RANGE = 1 << 3;

    /** Turn the range into zeros. */
    public static final int FALLOC_FL_ZERO_RANGE = 1 << 4;

    /** Insert a hole and move down what follows; both ends on block boundaries. */
    public static final int FALLOC_FL_INSERT_RANGE = 1 << 5;

    /** Give the file its own copy of blocks it shares with others. */
    public static final int FALLOC_FL_UNSHARE_RANGE = 1 << 6;
}
