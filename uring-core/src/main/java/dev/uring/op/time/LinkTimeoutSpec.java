package dev.uring.op.time;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_LINK_TIMEOUT;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;

/**
 * Limits the time of the request before it, which must be linked to it: when the time is over first, that request is
 * cancelled and this one completes with {@code -ETIME}.
 *
 * <p>Errors: {@code ECANCELED} when the request ended in time, {@code ENOENT} when it was gone already,
 * {@code EALREADY} when it could not be cancelled any more, {@code EINVAL} when nothing is linked to it.
 */
@Opcode(value = IORING_OP_LINK_TIMEOUT, since = "5.5", result = VARIES, man = "io_uring_prep_link_timeout(3)")
interface LinkTimeoutSpec {

    /** The time: a {@code struct __kernel_timespec}, 16 bytes. */
    @SqeField(ADDR)
    @AtLeast(KernelTimespec.SIZE)
    @Until(Lifetime.SUBMITTED)
    MemorySegment timespec();

    /** {@code IORING_TIMEOUT_*}, see {@link TimeoutFlags}. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** The one timespec. */
    @SqeField(LEN)
    static int timespecs() {
        return 1;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
