package dev.uring.op.command;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.CQE32;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.CMD;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.URING_CMD_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.op.command.UringCmdFlags.IORING_URING_CMD_MULTISHOT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Sends a command to the driver of a file that completes again and again, each time with a provided buffer.
 *
 * <p>The request lives on while completions carry {@code IORING_CQE_F_MORE}. The result and the errors are the
 * command's; a file that takes none answers {@code EOPNOTSUPP}.
 *
 * <p>Send it only to a driver that is known to end it. {@code /dev/null} takes every command and ends none, nothing cancels
 * it then, and closing the ring gives up. On Linux 6.18 a process that ends with such a request in a ring with a submission
 * thread spins in the kernel for ever.
 */
@Opcode(
        value = IORING_OP_URING_CMD,
        since = "6.18",
        result = VARIES,
        man = "io_uring_prep_uring_cmd(3)",
        flags = {BUFFER, MORE, CQE32})
interface UringCmdMultishotSpec {

    /** The file whose driver takes the command. */
    @SqeField(FD)
    Fd file();

    /** The command's number. */
    @SqeField(CMD_OP)
    int command();

    /** The group of provided buffers, 0 to 65535. */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The multishot bit. */
    @SqeField(URING_CMD_FLAGS)
    static int multishot() {
        return IORING_URING_CMD_MULTISHOT;
    }

    /** The command's payload, exactly 16 bytes; zeros by default. It is copied when set. */
    @SqeField(value = CMD, size = 16)
    default byte[] payload() {
        return new byte[16];
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
}
