package dev.uring.op.command;

import static dev.uring.annotations.CompletionFlag.CQE32;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_URING_CMD;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_TX_TIMESTAMP;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Reports when packets of a socket were sent, again and again until it is cancelled.
 *
 * <p>The socket needs {@code SO_TIMESTAMPING} with a transmit stamp, {@code SOF_TIMESTAMPING_SOFTWARE} or
 * {@code SOF_TIMESTAMPING_RAW_HARDWARE}, and {@code SOF_TIMESTAMPING_OPT_TSONLY}; the ring needs 32-byte completions,
 * else {@code EINVAL}. Each stamp is one completion with {@code IORING_CQE_F_MORE}: {@code res} is the packet's key,
 * {@link TxTimestampFlags} tell the kind, and the extra 16 bytes are a {@code struct io_timespec}. The last completion,
 * without {@code IORING_CQE_F_MORE}, is 0 or an error.
 */
@Opcode(
        value = IORING_OP_URING_CMD,
        since = "6.17",
        result = VARIES,
        man = "io_uring_prep_cmd_sock(3)",
        flags = {MORE, CQE32})
interface TxTimestampSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The command's number. */
    @SqeField(CMD_OP)
    static int command() {
        return SOCKET_URING_OP_TX_TIMESTAMP;
    }
}
