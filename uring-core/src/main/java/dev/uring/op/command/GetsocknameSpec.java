package dev.uring.op.command;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.OPTVAL;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_GETSOCKNAME;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.op.net.SocketAddressBuffer;

/**
 * Reads the address that a socket is bound to or connected to, like {@code getsockname(2)} and {@code getpeername(2)}.
 *
 * <p>What is no socket answers {@code EOPNOTSUPP}, and so do kernels without the command, such as Linux 6.18.
 */
@Opcode(value = IORING_OP_URING_CMD, since = "6.19", result = ZERO, man = "io_uring_prep_cmd_getsockname(3)")
interface GetsocknameSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return SOCKET_URING_OP_GETSOCKNAME;
    }

    /** Receives the address. */
    @SqeField(ADDR)
    @LengthIn(OPTVAL)
    SocketAddressBuffer address();

    /** Asks for the peer's address instead of the socket's own; an unconnected socket then answers {@code ENOTCONN}. */
    @SqeField(value = OPTLEN, bits = 1)
    default boolean peer() {
        return false;
    }
}
