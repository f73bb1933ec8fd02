package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.CompletionFlag.NOTIF;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.ADDR_LEN;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SEND_ZC;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_FIXED_BUF;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_SEND_ZC_REPORT_USAGE;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Sends bytes of a registered buffer on a socket without copying them, which saves mapping the pages for each transfer.
 *
 * <p>Usually two completions: the first has the result and {@code IORING_CQE_F_MORE}; the second has
 * {@code IORING_CQE_F_NOTIF} and says that the kernel no longer reads the data. Without {@code IORING_CQE_F_MORE} there
 * is no second. A failed send can have a second, too.
 *
 * <p>Errors: {@code EFAULT} when there is no such registered buffer or the part lies outside it.
 *
 * <p>Do not set {@code drain}: on Linux 6.18 the request never completes and holds back all that follows. With
 * {@code skipSuccess} the kernel answers {@code EINVAL}.
 */
@Opcode(
        value = IORING_OP_SEND_ZC,
        since = "6.0",
        result = BYTES,
        man = "io_uring_prep_send_zc_fixed(3)",
        flags = {MORE, NOTIF})
interface SendZcFixedSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /**
     * The bytes to send: a registered buffer, or a part of one. Its size is what is sent, at most 2<sup>31</sup>-1 bytes. Do not change or free it before the
     * notification.
     */
    @SqeField(ADDR)
    @LengthIn(LEN)
    @AlsoSets(value = IOPRIO, bits = IORING_RECVSEND_FIXED_BUF)
    @Until(Lifetime.NOTIFIED)
    FixedBuffer buffer();

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

    /**
     * Lets the notification tell whether the data was copied after all, see {@link ZeroCopyNotification}. Kernel 6.2.
     */
    @SqeField(value = IOPRIO, bits = IORING_SEND_ZC_REPORT_USAGE)
    default boolean reportUsage() {
        return false;
    }

    /** Waits for room first, instead of trying in vain, for a socket that is known to be full. Kernel 5.19. */
    @SqeField(value = IOPRIO, bits = IORING_RECVSEND_POLL_FIRST)
    default boolean pollFirst() {
        return false;
    }

    /**
     * Any {@code IORING_RECVSEND_*} and {@code IORING_SEND_*} bits, see {@link SendRecvFlags}, beside those that have a
     * setter here.
     */
    @SqeField(IOPRIO)
    default int zeroCopyFlags() {
        return 0;
    }
}
