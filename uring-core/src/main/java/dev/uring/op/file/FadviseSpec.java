package dev.uring.op.file;

import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FADVISE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Announces how a part of a file will be accessed, like {@code posix_fadvise(2)}. The range has less than 4 GiB;
 * {@link Fadvise64} takes longer ones.
 *
 * <p>Errors: {@code EINVAL} for unknown advice, {@code ESPIPE} for a pipe.
 */
@Opcode(value = IORING_OP_FADVISE, since = "5.6", man = "io_uring_prep_fadvise(3)")
interface FadviseSpec {

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

    /** The size of the range in bytes, unsigned; 0 extends it to the end of the file. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }
}
