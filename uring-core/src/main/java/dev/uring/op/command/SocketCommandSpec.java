package dev.uring.op.command;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEVEL;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.OPTNAME;
import static dev.uring.annotations.Slot.OPTVAL;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Sends a command to a socket, for commands that have no class of their own here.
 *
 * <p>An unknown command answers {@code EOPNOTSUPP}.
 */
@Opcode(value = IORING_OP_URING_CMD, since = "6.7", result = VARIES, man = "io_uring_prep_cmd_sock(3)")
interface SocketCommandSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The command, {@link SocketCommands}. */
    @SqeField(CMD_OP)
    int command();

    /** The level of an option, if the command takes one. */
    @SqeField(LEVEL)
    default int level() {
        return 0;
    }

    /** The option at that level. */
    @SqeField(OPTNAME)
    default int option() {
        return 0;
    }

    /** The value; its size goes along, in bytes. */
    @SqeField(OPTVAL)
    @LengthIn(OPTLEN)
    default MemorySegment value() {
        return MemorySegment.NULL;
    }
}
