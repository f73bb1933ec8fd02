package dev.uring.op.file;

/** Flags of {@link Fsync}. */
public final class FsyncFlags {
    private FsyncFlags() {}

    /** Flush the data and only the metadata needed to read it back, like {@code fdatasync(2)}. */
    public static final int IORING_FSYNC_DATASYNC = 1 << 0;
}
