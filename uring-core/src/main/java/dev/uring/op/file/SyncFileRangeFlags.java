package dev.uring.op.file;

/** Flags of {@link SyncFileRange}, as of {@code sync_file_range(2)}. */
public final class SyncFileRangeFlags {
    private SyncFileRangeFlags() {}

    /** First wait for pages of the range that are already being written. */
    public static final int SYNC_FILE_RANGE_WAIT_BEFORE = 1 << 0;

    /** Start writing dirty pages of the range. */
    public static final int SYNC_FILE_RANGE_WRITE = 1 << 1;

    /** Wait until the pages of the range are written. */
    public static final int SYNC_FILE_RANGE_WAIT_AFTER = 1 << 2;
}
