package dev.uring.op.time;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_LINK_TIMEOUT;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_IMMEDIATE_ARG;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Limits the time of the request before it, like {@link LinkTimeout}, with a time that the entry itself holds.
 *
 * <p>Errors: as of {@link LinkTimeout}; {@code EINVAL} on a kernel without it.
 */
@Opcode(value = IORING_OP_LINK_TIMEOUT, since = "7.1", result = VARIES, man = "io_uring_prep_link_timeout(3)")
interface LinkTimeoutImmediateSpec {

    /** The time, in nanoseconds. */
    @SqeField(ADDR)
    long nanoseconds();

    /** {@code IORING_TIMEOUT_*}, see {@link TimeoutFlags}. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** The entry holds the time itself. */
    @SqeField(TIMEOUT_FLAGS)
    static int immediate() {
        return IORING_TIMEOUT_IMMEDIATE_ARG;
    }

    /** The one time. */
    @SqeField(LEN)
    static int times() {
        return 1;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
