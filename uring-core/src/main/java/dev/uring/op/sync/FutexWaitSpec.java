package dev.uring.op.sync;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR3;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FUTEX_FLAGS;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FUTEX_WAIT;
import static dev.uring.op.sync.FutexFlags.FUTEX2_SIZE_U32;
import static dev.uring.op.sync.FutexValues.FUTEX_BITSET_MATCH_ANY;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Waits on a futex until it is woken, like {@code futex_wait(2)}, without a thread.
 *
 * <p>Errors: {@code EAGAIN} when the futex does not hold the expected value, {@code EINVAL} for a mask of 0, an
 * unaligned futex or unknown flags.
 */
@Opcode(value = IORING_OP_FUTEX_WAIT, since = "6.7", man = "io_uring_prep_futex_wait(3)")
interface FutexWaitSpec {

    /** The futex: 32 bits, aligned to 4 bytes. */
    @SqeField(ADDR)
    @AtLeast(Integer.BYTES)
    MemorySegment futex();

    /** The value that the futex must hold for the wait to begin. */
    @SqeField(OFF)
    long value();

    /**
     * Which bits match: a waiter wakes when its mask and the waker's have a bit in common. Not 0;
     * {@link FutexValues#FUTEX_BITSET_MATCH_ANY} matches all.
     */
    @SqeField(ADDR3)
    default long mask() {
        return FUTEX_BITSET_MATCH_ANY;
    }

    /** The size and scope of the futex, see {@link FutexFlags}. */
    @SqeField(FD)
    default int futexFlags() {
        return FUTEX2_SIZE_U32;
    }

    /** Flags of the operation; kernels so far know none. */
    @SqeField(FUTEX_FLAGS)
    default int flags() {
        return 0;
    }
}
