package dev.uring.op.time;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;

/**
 * Completes after a time. Expiry is reported as {@code -ETIME}, which breaks a chain unless
 * {@link TimeoutFlags#IORING_TIMEOUT_ETIME_SUCCESS} is set. With a count it may complete with 0 before.
 *
 * <p>Errors: {@code EINVAL} for a negative time or unknown flags, {@code ECANCELED} when it was removed or cancelled.
 */
@Opcode(value = IORING_OP_TIMEOUT, since = "5.4", result = VARIES, man = "io_uring_prep_timeout(3)")
interface TimeoutSpec {

    /** The time: a {@code struct __kernel_timespec}, 16 bytes. */
    @SqeField(ADDR)
    @AtLeast(KernelTimespec.SIZE)
    @Until(Lifetime.SUBMITTED)
    MemorySegment timespec();

    /** Also complete, with 0, after that many completions of the ring, unsigned; 0 waits for the time only. */
    @SqeField(OFF)
    default int count() {
        return 0;
    }

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
