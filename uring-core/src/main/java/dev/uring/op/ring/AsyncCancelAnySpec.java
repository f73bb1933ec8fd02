package dev.uring.op.ring;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.CANCEL_FLAGS;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_ASYNC_CANCEL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ANY;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Cancels every request in flight, whatever it is. The result is how many, which may be 0.
 *
 * <p>A request that could be cancelled completes with {@code -ECANCELED}, before or after this one. Errors:
 * {@code EALREADY} when the request is being executed and cannot be stopped.
 */
@Opcode(value = IORING_OP_ASYNC_CANCEL, since = "5.19", result = COUNT, man = "io_uring_prep_cancel(3)")
interface AsyncCancelAnySpec {

    /** Matches any request. */
    @SqeField(CANCEL_FLAGS)
    static int any() {
        return IORING_ASYNC_CANCEL_ANY;
    }

    /** Further {@link CancelFlags}. */
    @SqeField(CANCEL_FLAGS)
    default int flags() {
        return 0;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
