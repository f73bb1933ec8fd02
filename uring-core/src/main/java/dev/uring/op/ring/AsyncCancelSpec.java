package dev.uring.op.ring;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.CANCEL_FLAGS;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_ASYNC_CANCEL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ALL;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Cancels a request in flight, found by its {@code user_data}. The result is 0 for one request, or 1 when it waited for
 * a futex or a child.
 *
 * <p>A request that could be cancelled completes with {@code -ECANCELED}, before or after this one. Errors:
 * {@code ENOENT} when nothing matches and not all were asked for, {@code EALREADY} when the request is being executed
 * and cannot be stopped.
 */
@Opcode(value = IORING_OP_ASYNC_CANCEL, since = "5.5", result = COUNT, man = "io_uring_prep_cancel(3)")
interface AsyncCancelSpec {

    /** The {@code user_data} of the request to cancel. */
    @SqeField(ADDR)
    long target();

    /** Whether to cancel every match, not only the first. The result is then their number. Kernel 5.19. */
    @SqeField(value = CANCEL_FLAGS, bits = IORING_ASYNC_CANCEL_ALL)
    default boolean all() {
        return false;
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
