package dev.uring.op.net;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SENDMSG;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Sends one message on a socket, like {@code sendmsg(2)}: from several buffers, to an address, with control messages.
 */
@Opcode(value = IORING_OP_SENDMSG, since = "5.3", result = BYTES, man = "io_uring_prep_sendmsg(3)")
interface SendmsgSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /**
     * A {@code struct msghdr}, 56 bytes. The kernel copies it, its address, its iovecs and its control messages; the
     * buffers that the iovecs point at are used until completion.
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
