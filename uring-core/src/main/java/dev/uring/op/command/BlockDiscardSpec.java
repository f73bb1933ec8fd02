package dev.uring.op.command;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR3;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.BlockCommands.BLOCK_URING_CMD_DISCARD;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Tells a block device that a range is no longer in use, like {@code ioctl(BLKDISCARD)}.
 *
 * <p>It is not ordered with reads and writes of the same range, and the page cache is dropped as far as possible only:
 * have none of them in flight. A range that is not a multiple of the device's block size answers {@code EINVAL}; a
 * device without discard or a file that is no block device, {@code EOPNOTSUPP}.
 */
@Opcode(value = IORING_OP_URING_CMD, since = "6.12", result = ZERO, man = "io_uring_prep_cmd_discard(3)")
interface BlockDiscardSpec {

    /** The block device, open for writing. */
    @SqeField(FD)
    Fd device();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return BLOCK_URING_CMD_DISCARD;
    }

    /** The start of the range, in bytes. */
    @SqeField(ADDR)
    long offset();

    /** The size of the range, in bytes. */
    @SqeField(ADDR3)
    long length();
}
