package dev.uring.op.sync;

import static dev.uring.annotations.Result.INDEX;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FUTEX_FLAGS;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_FUTEX_WAITV;

import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Waits on several futexes until one is woken, like {@code futex_waitv(2)}. The result is the index of one that was
 * woken.
 *
 * <p>Errors: {@code EAGAIN} when a futex does not hold its expected value, {@code EINVAL} for no or more than 128
 * futexes.
 */
@Opcode(value = IORING_OP_FUTEX_WAITV, since = "6.7", result = INDEX, man = "io_uring_prep_futex_waitv(3)")
interface FutexWaitvSpec {

    /**
     * An array of {@code struct futex_waitv}, 24 bytes each, 1 to 128 of them. The futexes that they name are used
     * until completion.
     */
    @SqeField(ADDR)
    @LengthIn(value = LEN, unit = 24)
    @Until(Lifetime.SUBMITTED)
    MemorySegment futexes();

    /** Flags of the operation; kernels so far know none. */
    @SqeField(FUTEX_FLAGS)
    default int flags() {
        return 0;
    }
}
