package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.BUF_MORE;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.ADDR_LEN;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SEND;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_BUNDLE;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Sends provided buffers on a socket, as many as it takes at once, in their order.
 *
 * <p>Every transfer is one completion, whose result counts the bytes of all its buffers and whose buffer id is the
 * first's; the others follow in the order of the buffer ring, {@code BufferRing.forEach} takes them all. The request goes on
 * until the group is empty: completions carry {@code IORING_CQE_F_MORE} except for the last.
 */
@Opcode(
        value = IORING_OP_SEND,
        since = "6.10",
        result = BYTES,
        man = "io_uring_prep_send_bundle(3)",
        flags = {BUFFER, BUF_MORE, MORE})
interface SendBundleSpec {

    /** The connected socket. */
    @SqeField(FD)
    Fd socket();

    /** The bundle bit. */
    @SqeField(IOPRIO)
    static int bundle() {
        return IORING_RECVSEND_BUNDLE;
    }

    /**
     * The group of provided buffers to send from, 0 to 65535; it has to be a registered buffer ring. An empty group
     * answers {@code ENOBUFS}, an unknown one {@code ENOENT}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The most to send, in bytes; 0 sends everything provided. Some kernels take only 0 and answer {@code EINVAL}. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /**
     * {@code MSG_*}, see {@link MsgFlags}. A linked send needs {@link MsgFlags#MSG_WAITALL}, or a short send does not
     * break the chain.
     */
    @SqeField(MSG_FLAGS)
    default int flags() {
        return 0;
    }

    /**
     * The receiver's address, for a datagram socket that is not connected; its size is the address's, at most 128
     * bytes.
     */
    @SqeField(ADDR2)
    @LengthIn(ADDR_LEN)
    @Until(Lifetime.SUBMITTED)
    default MemorySegment destination() {
        return MemorySegment.NULL;
    }

    /** Waits for room first, instead of trying in vain, for a socket that is known to be full. Kernel 5.19. */
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
