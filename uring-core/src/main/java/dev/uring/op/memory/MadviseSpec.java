package dev.uring.op.memory;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_MADVISE;

import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Gives advice about a range of memory, like {@code madvise(2)}. The range has less than 4 GiB; {@link Madvise64} takes
 * longer ones.
 *
 * <p>Errors: {@code EINVAL} when the range does not start on a page or the advice is unknown, {@code ENOMEM} when a
 * part of it is not mapped.
 */
@Opcode(value = IORING_OP_MADVISE, since = "5.6", man = "io_uring_prep_madvise(3)")
interface MadviseSpec {

    /** The range, from the start of a page. */
    @SqeField(ADDR)
    @LengthIn(LEN)
    MemorySegment memory();

    /** {@code MADV_*}, see {@link MemoryAdvice}. */
    @SqeField(FADVISE_ADVICE)
    int advice();

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
