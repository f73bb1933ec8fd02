package dev.uring.op.command;

import static dev.uring.annotations.Result.SIZE;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_SIOCOUTQ;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Asks how many bytes written to a socket were not sent yet or not acknowledged, like {@code ioctl(SIOCOUTQ)}.
 *
 * <p>A listening socket answers {@code EINVAL}.
 */
@Opcode(value = IORING_OP_URING_CMD, since = "6.7", result = SIZE, man = "io_uring_prep_cmd_sock(3)")
interface SiocoutqSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return SOCKET_URING_OP_SIOCOUTQ;
    }
}
