package dev.uring.op.command;

/**
 * Commands of block devices, {@code BLOCK_URING_CMD_*}. The numbers are those of {@code _IO(0x12, n)} of x86, Arm,
 * RISC-V and LoongArch.
 */
public final class BlockCommands {
    private BlockCommands() {}

    /** {@link BlockDiscard}. Kernel 6.12. */
    public static final int BLOCK_URING_CMD_DISCARD = 0x1200;

    /** {@link BlockZoneResetAll}. Newer than kernel 6.18. */
    public static final int BLOCK_URING_CMD_ZONE_RESET_ALL = 0x1201;
}
