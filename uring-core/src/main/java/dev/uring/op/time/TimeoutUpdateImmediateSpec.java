package dev.uring.op.time;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT_REMOVE;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_IMMEDIATE_ARG;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_UPDATE;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Gives a timeout a new time that the entry itself holds.
 *
 * <p>Errors: {@code ENOENT} when there is no such timeout, {@code EALREADY} when it is expiring, {@code EINVAL} for a
 * negative time.
 */
@Opcode(value = IORING_OP_TIMEOUT_REMOVE, since = "7.1", man = "io_uring_prep_timeout_update(3)")
interface TimeoutUpdateImmediateSpec {

    /** The {@code user_data} of the timeout. */
    @SqeField(ADDR)
    long target();

    /** The new time, counted from now unless absolute, in nanoseconds. */
    @SqeField(OFF)
    long nanoseconds();

    /** {@link TimeoutFlags#IORING_TIMEOUT_ABS}. The clock stays that of the timeout. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** Changes rather than removes. */
    @SqeField(TIMEOUT_FLAGS)
    static int update() {
        return IORING_TIMEOUT_UPDATE;
    }

    /** The entry holds the time itself. */
    @SqeField(TIMEOUT_FLAGS)
    static int immediate() {
        return IORING_TIMEOUT_IMMEDIATE_ARG;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
