package dev.uring.op.file;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FADVISE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Announces how a part of a file of any length will be accessed, like {@code posix_fadvise(2)}.
 *
 * <p>Errors: {@code EINVAL} for unknown advice or a negative length, or a kernel without 64-bit lengths; {@code ESPIPE}
 * for a pipe.
 */
@Opcode(value = IORING_OP_FADVISE, since = "6.11", man = "io_uring_prep_fadvise64(3)")
interface Fadvise64Spec {

    /** The file that the advice is about. */
    @SqeField(FD)
    Fd file();

    /** {@code POSIX_FADV_*}, see {@link FileAdvice}. */
    @SqeField(FADVISE_ADVICE)
    int advice();

    /** Where the range starts, in bytes. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** The size of the range in bytes; 0 extends it to the end of the file. */
    @SqeField(ADDR)
    default long length() {
        return 0;
    }
}
