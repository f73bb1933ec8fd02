package dev.uring.op.poll;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_POLL_REMOVE;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Ends a poll, whose own completion is then {@code ECANCELED}.
 *
 * <p>No such poll answers {@code ENOENT}; one that is just completing, {@code EALREADY}.
 */
@Opcode(value = IORING_OP_POLL_REMOVE, since = "5.1", result = ZERO, man = "io_uring_prep_poll_remove(3)")
interface PollRemoveSpec {

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }

    /** The user data of the poll to end. */
    @SqeField(ADDR)
    long target();
}
