package dev.uring.op.time;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT_REMOVE;
import static dev.uring.op.time.TimeoutFlags.IORING_LINK_TIMEOUT_UPDATE;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_UPDATE;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;

/**
 * Gives a {@link LinkTimeout} a new time.
 *
 * <p>Errors: {@code ENOENT} when there is no such timeout, {@code EALREADY} when it is expiring, {@code EINVAL} for a
 * negative time.
 */
@Opcode(value = IORING_OP_TIMEOUT_REMOVE, since = "5.15", man = "io_uring_prep_timeout_update(3)")
interface LinkTimeoutUpdateSpec {

    /** The {@code user_data} of the timeout. */
    @SqeField(ADDR)
    long target();

    /** The new time, counted from now unless absolute: a {@code struct __kernel_timespec}, 16 bytes. */
    @SqeField(ADDR2)
    @AtLeast(KernelTimespec.SIZE)
    @Until(Lifetime.SUBMITTED)
    MemorySegment timespec();

    /** {@link TimeoutFlags#IORING_TIMEOUT_ABS}. The clock stays that of the timeout. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** Changes rather than removes, and looks among the linked timeouts. */
    @SqeField(TIMEOUT_FLAGS)
    static int update() {
        return IORING_TIMEOUT_UPDATE | IORING_LINK_TIMEOUT_UPDATE;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
