package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.BUF_MORE;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_RECVMSG;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_RECV_MULTISHOT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Receives messages from a socket again and again, each into a provided buffer that the kernel picks.
 *
 * <p>Each buffer begins with a {@code struct io_uring_recvmsg_out}, then room for the name and for the control messages
 * as large as the header asked for, then the payload; the result counts all of it. The request lives on while
 * completions carry {@code IORING_CQE_F_MORE}; it ends with {@code ENOBUFS} when the group runs empty, or when
 * cancelled.
 *
 * <p>Do not use it with an incremental ring of provided buffers. A message gets what is left of a buffer, and where that
 * is less than the header and the room take, the request ends with {@code EFAULT} although other buffers are free, each time
 * it is submitted; an empty message ends it, too.
 */
@Opcode(
        value = IORING_OP_RECVMSG,
        since = "6.0",
        result = BYTES,
        man = "io_uring_prep_recvmsg_multishot(3)",
        flags = {BUFFER, BUF_MORE, MORE, SOCK_NONEMPTY})
interface RecvmsgMultishotSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The multishot bit. */
    @SqeField(IOPRIO)
    static int multishot() {
        return IORING_RECV_MULTISHOT;
    }

    /**
     * A {@code struct msghdr}, 56 bytes. Only {@code msg_namelen} and {@code msg_controllen} count: the room that every
     * buffer keeps for them.
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
     * The group of provided buffers to fill, 0 to 65535. The kernel picks the buffer; an empty or unknown group answers
     * {@code ENOBUFS}.
     */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

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
