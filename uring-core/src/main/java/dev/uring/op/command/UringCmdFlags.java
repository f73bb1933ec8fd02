package dev.uring.op.command;

/** Flags of commands, {@code IORING_URING_CMD_*}, in the entry's {@code uring_cmd_flags}. */
public final class UringCmdFlags {
    private UringCmdFlags() {}

    /** The command uses a registered buffer. Kernel 6.0. */
    public static final int IORING_URING_CMD_FIXED = 1 << 0;

    /** The command completes several times, each time with a provided buffer. Kernel 6.18. */
    public static final int IORING_URING_CMD_MULTISHOT = 1 << 1;

    /** The flags that the kernel knew before {@link #IORING_URING_CMD_MULTISHOT}. */
    public static final int IORING_URING_CMD_MASK = 1 << 0;
}
