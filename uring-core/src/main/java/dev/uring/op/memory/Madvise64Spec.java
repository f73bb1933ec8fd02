package dev.uring.op.memory;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_MADVISE;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Gives advice about a range of memory of any length, like {@code madvise(2)}.
 *
 * <p>Errors: {@code EINVAL} when the range does not start on a page, the advice is unknown, or the kernel lacks 64-bit
 * lengths; {@code ENOMEM} when a part of it is not mapped.
 */
@Opcode(value = IORING_OP_MADVISE, since = "6.11", man = "io_uring_prep_madvise64(3)")
interface Madvise64Spec {

    /** Where the range starts: the start of a page. */
    @SqeField(ADDR)
    MemorySegment memory();

    /** {@code MADV_*}, see {@link MemoryAdvice}. */
    @SqeField(FADVISE_ADVICE)
    int advice();

    /** The size of the range in bytes; that of {@code memory} unless set. */
    @SqeField(OFF)
    @SizeOf("memory")
    default long length() {
        return memory().byteSize();
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
