package dev.uring.op.ring;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.RegisteredFd.Accepts.REGISTERED;
import static dev.uring.annotations.Result.FILE_DESCRIPTOR;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR3;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.MSG_RING_FLAGS;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_MSG_RING;
import static dev.uring.op.ring.MsgRingCommands.IORING_MSG_SEND_FD;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Puts a registered file of this ring into the file table of another ring, and posts a completion there. The result is
 * 0, or the slot when the kernel picks it.
 *
 * <p>Errors: {@code EBADF} when the source slot is empty, {@code ENFILE} when the other table is full, {@code EINVAL}
 * when both are the same ring, {@code EBADFD} when it is no ring or a disabled one, {@code EOVERFLOW} when the other
 * ring cannot take the completion.
 */
@Opcode(value = IORING_OP_MSG_RING, since = "6.0", result = FILE_DESCRIPTOR, man = "io_uring_prep_msg_ring_fd(3)")
interface MsgRingSendFdSpec {

    /** The other ring's descriptor. A ring cannot be a registered file. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    Fd ring();

    /** The file to send. */
    @SqeField(ADDR3)
    @RegisteredFd(value = REGISTERED, flag = 0)
    Fd source();

    /** The slot of the other ring's file table, or {@link FileSlot#ALLOC}. */
    @SqeField(FILE_INDEX)
    FileSlot target();

    /** The {@code user_data} of the completion on the other ring. */
    @SqeField(OFF)
    long data();

    /** {@link MsgRingFlags}. */
    @SqeField(MSG_RING_FLAGS)
    default int flags() {
        return 0;
    }

    /** The command. */
    @SqeField(ADDR)
    static long command() {
        return IORING_MSG_SEND_FD;
    }
}
