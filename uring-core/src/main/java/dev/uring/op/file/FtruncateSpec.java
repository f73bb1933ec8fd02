package dev.uring.op.file;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FTRUNCATE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Sets the size of a file, like {@code ftruncate(2)}: it loses what is behind, or reads as zeros up to there.
 *
 * <p>Errors: {@code EINVAL} when the length is negative or the file is not open for writing.
 */
@Opcode(value = IORING_OP_FTRUNCATE, since = "6.9", man = "io_uring_prep_ftruncate(3)")
interface FtruncateSpec {

    /** The file to resize. */
    @SqeField(FD)
    Fd file();

    /** The new size, in bytes. */
    @SqeField(OFF)
    long length();
}
