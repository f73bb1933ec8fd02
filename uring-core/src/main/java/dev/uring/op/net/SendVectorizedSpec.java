package dev.uring.op.net;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.ADDR_LEN;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SEND;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.op.net.SendRecvFlags.IORING_SEND_VECTORIZED;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Sends the bytes of several buffers on a socket, one after the other, without a message header.
 *
 * <p>The result may be less than the buffers' sizes together.
 */
@Opcode(value = IORING_OP_SEND, since = "6.17", result = BYTES, man = "io_uring_prep_send(3)")
interface SendVectorizedSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The bit that makes the address an array of iovecs. */
    @SqeField(IOPRIO)
    static int vectorized() {
        return IORING_SEND_VECTORIZED;
    }

    /**
     * An array of {@code struct iovec}, 16 bytes each, 1 to 1024 of them. The buffers they point at are used until
     * completion.
     */
    @SqeField(ADDR)
    @LengthIn(value = LEN, unit = 16)
    @Until(Lifetime.SUBMITTED)
    MemorySegment iovecs();

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
