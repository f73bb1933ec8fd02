package dev.uring.op.net;

import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_RECV;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Receives bytes from a socket into one buffer, like {@code recv(2)}.
 *
 * <p>A result of 0 is the end of the stream. {@code IORING_CQE_F_SOCK_NONEMPTY} hints that there was more to read.
 */
@Opcode(value = IORING_OP_RECV, since = "5.6", result = BYTES, man = "io_uring_prep_recv(3)", flags = SOCK_NONEMPTY)
interface RecvSpec {

    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** Receives the bytes. Its size is the most to receive, at most 2<sup>31</sup>-1 bytes. */
    @SqeField(ADDR)
    @LengthIn(LEN)
    MemorySegment buffer();

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
