package dev.uring.op.time;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT_REMOVE;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Removes a timeout, which then completes with {@code -ECANCELED}.
 *
 * <p>Errors: {@code ENOENT} when there is no such timeout, {@code EALREADY} when it is expiring.
 */
@Opcode(value = IORING_OP_TIMEOUT_REMOVE, since = "5.5", man = "io_uring_prep_timeout_remove(3)")
interface TimeoutRemoveSpec {

    /** The {@code user_data} of the timeout. */
    @SqeField(ADDR)
    long target();

    /** {@link TimeoutFlags}; none has a meaning for a removal. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
