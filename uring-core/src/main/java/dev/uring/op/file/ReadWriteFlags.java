package dev.uring.op.file;

/** Flags of one read or write, {@code RWF_*}, as of {@code preadv2(2)}. */
public final class ReadWriteFlags {
    private ReadWriteFlags() {}

    /** Poll for completion; only on a ring set up with {@code IORING_SETUP_IOPOLL}. */
    public static final int RWF_HIPRI = 1 << 0;

    /** Write as if the file were open with {@code O_DSYNC}. */
    public static final int RWF_DSYNC = 1 << 1;

    /** Write as if the file were open with {@code O_SYNC}. */
    public static final int RWF_SYNC = 1 << 2;

    /** Fail with {@code EAGAIN} rather than wait. */
    public static final int RWF_NOWAIT = 1 << 3;

    /** Write at the end of the file, whatever the offset. */
    public static final int RWF_APPEND = 1 << 4;

    /** Honour the offset although the file is open with {@code O_APPEND}. Kernel 6.9. */
    public static final int RWF_NOAPPEND = 1 << 5;

    /** Write all or nothing, on files that support it, else {@code EOPNOTSUPP}. Kernel 6.11. */
    public static final int RWF_ATOMIC = 1 << 6;

    /** Drop the pages from the page cache after the transfer. Kernel 6.14. */
    public static final int RWF_DONTCACHE = 1 << 7;

    /** Raise no {@code SIGPIPE} when the pipe or socket has no reader. Kernel 6.18. */
    public static final int RWF_NOSIGNAL = 1 << 8;
}
