package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.BUF_MORE;
import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_RECV;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Receives bytes from a socket into a provided buffer that the kernel picks when there is data.
 *
 * <p>{@code IORING_CQE_F_BUFFER} comes with the buffer's id. The buffer is the application's again, unless
 * {@code IORING_CQE_F_BUF_MORE} is set too. A result of 0 is the end of the stream.
 */
@Opcode(
        value = IORING_OP_RECV,
        since = "5.7",
        result = BYTES,
        man = "io_uring_prep_recv(3)",
        flags = {BUFFER, BUF_MORE, SOCK_NONEMPTY})
interface RecvProvidedSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /**
     * The group of provided buffers to fill, 0 to 65535. The kernel picks the buffer; an empty or unknown group answers
     * {@code ENOBUFS}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The most to receive, in bytes; 0 is the buffer's size. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /** {@code MSG_*}, see {@link MsgFlags}. */
    @SqeField(MSG_FLAGS)
    default int flags() {
        return 0;
    }

    /** Waits for data first, instead of trying in vain, for a socket that is known to be empty. Kernel 5.19. */
    @SqeField(value = IOPRIO, bits = IORING_RECVSEND_POLL_FIRST)
    default boolean pollFirst() {
        return false;
    }

    /** Any {@code IORING_RECVSEND_*} bits, see {@link SendRecvFlags}, beside those that this class sets. */
    @SqeField(IOPRIO)
    default int ioprio() {
        return 0;
    }
}
