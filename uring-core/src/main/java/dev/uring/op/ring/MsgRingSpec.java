package dev.uring.op.ring;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.MSG_RING_FLAGS;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_MSG_RING;
import static dev.uring.op.ring.MsgRingCommands.IORING_MSG_DATA;
import static dev.uring.op.ring.MsgRingFlags.IORING_MSG_RING_FLAGS_PASS;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Posts a completion on another ring: a message of 96 bits, and a way to wake who waits there.
 *
 * <p>Errors: {@code EBADFD} when it is no ring or a disabled one, {@code EOVERFLOW} when the other ring cannot take the
 * completion.
 */
@Opcode(value = IORING_OP_MSG_RING, since = "5.18", man = "io_uring_prep_msg_ring(3)")
interface MsgRingSpec {

    /** The other ring's descriptor; it may be this ring. A ring cannot be a registered file. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    Fd ring();

    /** The {@code res} of the completion on the other ring. */
    @SqeField(LEN)
    int result();

    /** The {@code user_data} of the completion on the other ring. */
    @SqeField(OFF)
    long data();

    /** The {@code flags} of the completion on the other ring. Kernel 6.3. */
    @SqeField(FILE_INDEX)
    @AlsoSets(value = MSG_RING_FLAGS, bits = IORING_MSG_RING_FLAGS_PASS)
    default int completionFlags() {
        return 0;
    }

    /** {@link MsgRingFlags}. */
    @SqeField(MSG_RING_FLAGS)
    default int flags() {
        return 0;
    }

    /** The command. */
    @SqeField(ADDR)
    static long command() {
        return IORING_MSG_DATA;
    }
}
