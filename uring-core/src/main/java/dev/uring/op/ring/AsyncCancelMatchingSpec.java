package dev.uring.op.ring;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.CANCEL_FLAGS;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_ASYNC_CANCEL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ALL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD_FIXED;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_OP;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_USERDATA;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Cancels requests in flight that meet every given criterion. Give at least one: without, it is taken as a
 * {@code user_data} of 0.
 *
 * <p>A request that could be cancelled completes with {@code -ECANCELED}, before or after this one. Errors:
 * {@code ENOENT} when nothing matches and not all were asked for, {@code EALREADY} when the request is being executed
 * and cannot be stopped.
 */
@Opcode(value = IORING_OP_ASYNC_CANCEL, since = "6.6", result = COUNT, man = "io_uring_prep_cancel(3)")
interface AsyncCancelMatchingSpec {

    /** The {@code user_data} of the request. */
    @SqeField(ADDR)
    @AlsoSets(value = CANCEL_FLAGS, bits = IORING_ASYNC_CANCEL_USERDATA)
    default long target() {
        return 0;
    }

    /** The file of the request, given as it was given there. */
    @SqeField(FD)
    @RegisteredFd(flagIn = CANCEL_FLAGS, flag = IORING_ASYNC_CANCEL_FD_FIXED)
    @AlsoSets(value = CANCEL_FLAGS, bits = IORING_ASYNC_CANCEL_FD)
    default Fd file() {
        return Fd.NONE;
    }

    /** The code of the request, {@code IORING_OP_*}, see {@link dev.uring.kernel.Opcodes}. */
    @SqeField(LEN)
    @AlsoSets(value = CANCEL_FLAGS, bits = IORING_ASYNC_CANCEL_OP)
    default int operation() {
        return 0;
    }

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
}
