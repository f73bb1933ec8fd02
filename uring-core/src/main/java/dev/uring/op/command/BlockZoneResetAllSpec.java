package dev.uring.op.command;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.BlockCommands.BLOCK_URING_CMD_ZONE_RESET_ALL;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Resets all zones of a zoned block device that need sequential writing.
 *
 * <p>It is not ordered with reads and writes of the same range, and the page cache is dropped as far as possible only:
 * have none of them in flight. Kernels without the command, such as Linux 6.18, answer {@code EINVAL} or
 * {@code EOPNOTSUPP}.
 */
@Opcode(value = IORING_OP_URING_CMD, result = ZERO, man = "io_uring_prep_cmd_zone_reset_all(3)")
interface BlockZoneResetAllSpec {

    /** The block device, open for writing. */
    @SqeField(FD)
    Fd device();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return BLOCK_URING_CMD_ZONE_RESET_ALL;
    }
}
