package dev.uring.kernel;

/** Constants of request filters, {@code IO_URING_BPF_*}. Newer than kernel 6.18. */
public final class BpfFilterFlags {
    private BpfFilterFlags() {}

    /** The command: sets a filter. */
    public static final int IO_URING_BPF_CMD_FILTER = 1;

    /** Denies the operations without a filter. */
    public static final int IO_URING_BPF_FILTER_DENY_REST = 1;

    /** Fails when the kernel knows another size of the operation's part. */
    public static final int IO_URING_BPF_FILTER_SZ_STRICT = 1 << 1;
}
