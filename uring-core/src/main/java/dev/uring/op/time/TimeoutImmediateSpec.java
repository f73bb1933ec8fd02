package dev.uring.op.time;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_IMMEDIATE_ARG;

import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Completes after a time that the entry itself holds, so no memory has to be kept. Expiry is reported as
 * {@code -ETIME}, which breaks a chain unless {@link TimeoutFlags#IORING_TIMEOUT_ETIME_SUCCESS} is set.
 *
 * <p>Errors: {@code EINVAL} for a kernel without it or unknown flags, {@code ECANCELED} when it was removed or
 * cancelled.
 */
@Opcode(
        value = IORING_OP_TIMEOUT,
        since = "7.1",
        result = VARIES,
        man = "io_uring_prep_timeout(3)",
        flags = CompletionFlag.MORE)
interface TimeoutImmediateSpec {

    /** The time, in nanoseconds. */
    @SqeField(ADDR)
    long nanoseconds();

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
