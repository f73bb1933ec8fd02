package dev.uring.op.command;

/** Commands of block devices, {@code BLOCK_URING_CMD_*}: {@code _IO(0x12, n)} in the machine's encoding. */
public final class BlockCommands {
    private static final int NO_DATA = System.getProperty("os.arch").equals("ppc64le") ? 1 << 29 : 0;

    private BlockCommands() {}

    /** {@link BlockDiscard}. Kernel 6.12. */
    public static final int BLOCK_URING_CMD_DISCARD = NO_DATA | 0x1200;

    /** {@link BlockZoneResetAll}. Newer than kernel 6.18. */
    public static final int BLOCK_URING_CMD_ZONE_RESET_ALL = NO_DATA | 0x1201;
}
