package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.annotations.Slot.ZCRX_IFQ_IDX;
import static dev.uring.kernel.Opcodes.IORING_OP_RECV_ZC;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_RECV_MULTISHOT;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Receives from a TCP socket again and again without copying: the network device writes into memory registered with the
 * ring.
 *
 * <p>It needs a zero-copy receive queue ({@code IORING_REGISTER_ZCRX_IFQ}), a device that splits headers from data, and
 * a ring with {@code IORING_SETUP_DEFER_TASKRUN} and 32-byte completions. Of the completion's extra 16 bytes, the first
 * 8 locate the data in the registered area; give it back through the queue's refill ring. The request lives on while
 * completions carry {@code IORING_CQE_F_MORE}.
 */
@Opcode(value = IORING_OP_RECV_ZC, since = "6.15", result = BYTES, flags = MORE)
interface RecvZcSpec {

    /** The connected TCP socket, whose packets arrive on the registered queue. */
    @SqeField(FD)
    Fd socket();

    /** The multishot bit, without which the kernel answers {@code EINVAL}. */
    @SqeField(IOPRIO)
    static int multishot() {
        return IORING_RECV_MULTISHOT;
    }

    /** The id of the zero-copy receive queue, as its registration returned it. */
    @SqeField(ZCRX_IFQ_IDX)
    int zeroCopyQueue();

    /** Ends the request after this many bytes in total; 0 is no limit. */
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
