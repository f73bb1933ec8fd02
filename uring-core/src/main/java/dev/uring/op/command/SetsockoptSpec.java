package dev.uring.op.command;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEVEL;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.OPTNAME;
import static dev.uring.annotations.Slot.OPTVAL;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_SETSOCKOPT;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/** Sets an option of a socket, like {@code setsockopt(2)}. */
@Opcode(value = IORING_OP_URING_CMD, since = "6.7", result = ZERO, man = "io_uring_prep_cmd_sock(3)")
interface SetsockoptSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return SOCKET_URING_OP_SETSOCKOPT;
    }

    /**
     * The level of the option, {@link dev.uring.op.net.SocketOptions#SOL_SOCKET} or an
     * {@link dev.uring.op.net.IpProtocol}.
     */
    @SqeField(LEVEL)
    int level();

    /** The option at that level, such as {@link dev.uring.op.net.SocketOptions#SO_RCVBUF}. */
    @SqeField(OPTNAME)
    int option();

    /** The value, of exactly the option's size, 4 bytes for most. */
    @SqeField(OPTVAL)
    @LengthIn(OPTLEN)
    MemorySegment value();
}
