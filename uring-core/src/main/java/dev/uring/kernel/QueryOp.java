package dev.uring.kernel;

/** What to ask the kernel for, {@code IO_URING_QUERY_*}. Kernel 6.18. */
public final class QueryOp {
    private QueryOp() {}

    /** Operations, register operations, features and flags. Kernel 6.18. */
    public static final int IO_URING_QUERY_OPCODES = 0;

    /** Zero-copy receiving. Newer than kernel 6.18. */
    public static final int IO_URING_QUERY_ZCRX = 1;

    /** The layout of the queues in memory. Newer than kernel 6.18. */
    public static final int IO_URING_QUERY_SCQ = 2;

    /** The number of things to ask for. */
    public static final int __IO_URING_QUERY_MAX = 3;
}
