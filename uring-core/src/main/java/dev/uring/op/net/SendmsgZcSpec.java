package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.CompletionFlag.NOTIF;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_INDEX;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SENDMSG_ZC;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_FIXED_BUF;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_SEND_ZC_REPORT_USAGE;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Sends one message on a socket without copying its data: from several buffers, to an address, with control messages.
 *
 * <p>Usually two completions: the first has the result and {@code IORING_CQE_F_MORE}; the second has
 * {@code IORING_CQE_F_NOTIF} and says that the kernel no longer reads the data. Without {@code IORING_CQE_F_MORE} there
 * is no second. A failed send can have a second, too.
 *
 * <p>Do not set {@code drain}: on Linux 6.18 the request never completes and holds back all that follows. With
 * {@code skipSuccess} the kernel answers {@code EINVAL}.
 */
@Opcode(
        value = IORING_OP_SENDMSG_ZC,
        since = "6.1",
        result = BYTES,
        man = "io_uring_prep_sendmsg_zc(3)",
        flags = {MORE, NOTIF})
interface SendmsgZcSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /**
     * A {@code struct msghdr}, 56 bytes. The kernel copies it, its address, its iovecs and its control messages; the
     * buffers that the iovecs point at are used until the notification.
     */
    @SqeField(ADDR)
    @AtLeast(Msghdr.SIZE)
    @Until(Lifetime.SUBMITTED)
    MemorySegment message();

    /** The number of messages; the kernel takes no other. */
    @SqeField(LEN)
    static int count() {
        return 1;
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
     * The registered buffer in which all the data lies. By default it lies in ordinary memory. Kernel 6.15.
     */
    @SqeField(BUF_INDEX)
    @AlsoSets(value = IOPRIO, bits = IORING_RECVSEND_FIXED_BUF)
    default FixedBuffer registeredBuffer() {
        return FixedBuffer.NONE;
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
