package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.BUF_MORE;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.kernel.Opcodes.IORING_OP_RECV;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_RECV_MULTISHOT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Receives from a socket again and again, each time into a provided buffer that the kernel picks.
 *
 * <p>Every receive is one completion. The request lives on while completions carry {@code IORING_CQE_F_MORE}; it ends
 * with {@code ENOBUFS} when the group runs empty, at the end of the stream with 0, or when cancelled. Submit it again
 * to go on.
 */
@Opcode(
        value = IORING_OP_RECV,
        since = "6.0",
        result = BYTES,
        man = "io_uring_prep_recv_multishot(3)",
        flags = {BUFFER, BUF_MORE, MORE, SOCK_NONEMPTY})
interface RecvMultishotSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The multishot bit. */
    @SqeField(IOPRIO)
    static int multishot() {
        return IORING_RECV_MULTISHOT;
    }

    /**
     * The group of provided buffers to fill, 0 to 65535. The kernel picks the buffer; an empty or unknown group answers
     * {@code ENOBUFS}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The most to receive at a time, in bytes; 0 is the buffer's size. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /**
     * Ends the request once this many bytes have come in total; the last receive fills its buffer all the same. 0 is no
     * limit. Kernel 6.17; older ones answer {@code EINVAL}.
     */
    @SqeField(OPTLEN)
    default int totalLimit() {
        return 0;
    }

    /** {@code MSG_*}, see {@link MsgFlags}; with {@link MsgFlags#MSG_WAITALL} the kernel answers {@code EINVAL}. */
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
