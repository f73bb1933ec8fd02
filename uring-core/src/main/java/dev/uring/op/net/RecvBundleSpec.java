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
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_BUNDLE;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Receives from a socket into as many provided buffers as there is data for.
 *
 * <p>The result counts the bytes in all of them. The completion's buffer id is the first's; the others follow in the
 * order of the buffer ring: {@code BufferRing.forEach} takes them all.
 */
@Opcode(
        value = IORING_OP_RECV,
        since = "6.10",
        result = BYTES,
        man = "io_uring_prep_recv(3)",
        flags = {BUFFER, BUF_MORE, SOCK_NONEMPTY})
interface RecvBundleSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The bundle bit. */
    @SqeField(IOPRIO)
    static int bundle() {
        return IORING_RECVSEND_BUNDLE;
    }

    /**
     * The group of provided buffers to fill, 0 to 65535; it has to be a registered buffer ring. An empty or unknown
     * group answers {@code ENOBUFS}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The most to receive, in bytes; 0 is no limit. */
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
