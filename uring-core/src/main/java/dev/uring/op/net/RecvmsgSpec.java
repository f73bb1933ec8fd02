package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_RECVMSG;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Receives one message from a socket, like {@code recvmsg(2)}: into several buffers, with the sender's address and
 * control messages.
 *
 * <p>The kernel updates {@code msg_namelen}, {@code msg_controllen} and {@code msg_flags} of the header on completion.
 */
@Opcode(
        value = IORING_OP_RECVMSG,
        since = "5.3",
        result = BYTES,
        man = "io_uring_prep_recvmsg(3)",
        flags = SOCK_NONEMPTY)
interface RecvmsgSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** A {@code struct msghdr}, 56 bytes. It and all that it points at are used until completion. */
    @SqeField(ADDR)
    @AtLeast(Msghdr.SIZE)
    MemorySegment message();

    /** The number of messages; the kernel takes no other. */
    @SqeField(LEN)
    static int count() {
        return 1;
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
