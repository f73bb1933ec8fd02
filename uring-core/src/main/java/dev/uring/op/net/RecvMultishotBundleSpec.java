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
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_BUNDLE;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_RECV_MULTISHOT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Receives from a socket again and again, each time into as many provided buffers as there is data for.
 *
 * <p>Every receive is one completion, whose result counts the bytes in all its buffers and whose buffer id is the
 * first's: {@code BufferRing.forEach} takes them all. The request lives on while completions carry {@code IORING_CQE_F_MORE}; it ends with {@code ENOBUFS} when
 * the group runs empty, at the end of the stream with 0, or when cancelled.
 */
@Opcode(
        value = IORING_OP_RECV,
        since = "6.10",
        result = BYTES,
        man = "io_uring_prep_recv_multishot(3)",
        flags = {BUFFER, BUF_MORE, MORE, SOCK_NONEMPTY})
interface RecvMultishotBundleSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The bits of a multishot receive in bundles. */
    @SqeField(IOPRIO)
    static int multishotBundle() {
        return IORING_RECV_MULTISHOT | IORING_RECVSEND_BUNDLE;
    }

    /**
     * The group of provided buffers to fill, 0 to 65535; it has to be a registered buffer ring. An empty or unknown
     * group answers {@code ENOBUFS}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The most to receive at a time, in bytes; 0 is no limit. It keeps one busy socket from starving others. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /**
     * Ends the request after this many bytes in total; 0 is no limit. Kernel 6.17; older ones answer {@code EINVAL}.
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
