package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.BUF_MORE;
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

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Receives one message from a socket into a provided buffer that the kernel picks when there is data.
 *
 * <p>{@code IORING_CQE_F_BUFFER} comes with the buffer's id. The kernel updates the header on completion, as for
 * {@link Recvmsg}.
 */
@Opcode(
        value = IORING_OP_RECVMSG,
        since = "5.7",
        result = BYTES,
        man = "io_uring_prep_recvmsg(3)",
        flags = {BUFFER, BUF_MORE, SOCK_NONEMPTY})
interface RecvmsgProvidedSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /**
     * A {@code struct msghdr}, 56 bytes. It may have one iovec, whose length is the most to receive, or none; with more
     * the kernel answers {@code EINVAL}. The header and the room for name and control messages are used until
     * completion.
     */
    @SqeField(ADDR)
    @AtLeast(Msghdr.SIZE)
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
