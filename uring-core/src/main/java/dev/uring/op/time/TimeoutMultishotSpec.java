package dev.uring.op.time;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.TIMEOUT_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_MULTISHOT;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;

/**
 * Completes again and again after each period, with {@code -ETIME}, until it has done so as often as asked or is
 * removed. All but the last completion carry {@code IORING_CQE_F_MORE}.
 *
 * <p>Errors: {@code EINVAL} together with {@link TimeoutFlags#IORING_TIMEOUT_ABS}, {@code ECANCELED} when it was
 * removed or cancelled.
 */
@Opcode(
        value = IORING_OP_TIMEOUT,
        since = "6.4",
        result = VARIES,
        man = "io_uring_prep_timeout(3)",
        flags = CompletionFlag.MORE)
interface TimeoutMultishotSpec {

    /** The period: a {@code struct __kernel_timespec}, 16 bytes. */
    @SqeField(ADDR)
    @AtLeast(KernelTimespec.SIZE)
    @Until(Lifetime.SUBMITTED)
    MemorySegment timespec();

    /** How often to complete, unsigned; 0 is without end. */
    @SqeField(OFF)
    default int repetitions() {
        return 0;
    }

    /** {@code IORING_TIMEOUT_*}, see {@link TimeoutFlags}. */
    @SqeField(TIMEOUT_FLAGS)
    default int flags() {
        return 0;
    }

    /** Fires again. */
    @SqeField(TIMEOUT_FLAGS)
    static int multishot() {
        return IORING_TIMEOUT_MULTISHOT;
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
