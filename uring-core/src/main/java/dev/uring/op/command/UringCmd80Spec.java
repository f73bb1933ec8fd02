package dev.uring.op.command;

import static dev.uring.annotations.CompletionFlag.CQE32;
import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_INDEX;
import static dev.uring.annotations.Slot.CMD;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.URING_CMD_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.UringCmdFlags.IORING_URING_CMD_FIXED;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Sends a command to the driver of a file, with 80 bytes of payload, on a ring with 128-byte entries.
 *
 * <p>The result and the errors are the command's; a file that takes none answers {@code EOPNOTSUPP}. A command that is
 * used often deserves a spec of its own, with its fields by name.
 */
@Opcode(
        value = IORING_OP_URING_CMD,
        since = "5.19",
        result = VARIES,
        sqe128 = true,
        man = "io_uring_prep_uring_cmd(3)",
        flags = CQE32)
interface UringCmd80Spec {

    /** The file whose driver takes the command. */
    @SqeField(FD)
    Fd file();

    /** The command's number. */
    @SqeField(CMD_OP)
    int command();

    /** The command's payload, exactly 80 bytes; zeros by default. It is copied when set. */
    @SqeField(value = CMD, size = 80)
    default byte[] payload() {
        return new byte[80];
    }

    /** An address, for commands that take one in the entry's {@code addr}. */
    @SqeField(ADDR)
    default MemorySegment address() {
        return MemorySegment.NULL;
    }

    /** A length, for commands that take one in the entry's {@code len}. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /** The entry's {@code optlen}, for commands that use it. */
    @SqeField(OPTLEN)
    default int optionLength() {
        return 0;
    }

    /** {@link UringCmdFlags}, beside what the setters of this class set. */
    @SqeField(URING_CMD_FLAGS)
    default int flags() {
        return 0;
    }

    /**
     * The registered buffer that the command uses, of which the entry has the index alone: the command tells where its
     * address goes. Also sets {@link UringCmdFlags#IORING_URING_CMD_FIXED}. By default it uses none. Kernel 6.0.
     */
    @SqeField(BUF_INDEX)
    @AlsoSets(value = URING_CMD_FLAGS, bits = IORING_URING_CMD_FIXED)
    default FixedBuffer registeredBuffer() {
        return FixedBuffer.NONE;
    }
}
