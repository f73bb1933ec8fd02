package dev.uring.op.file;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FALLOCATE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Allocates space for a part of a file, or removes, zeroes, collapses or inserts it, like {@code fallocate(2)}.
 *
 * <p>Errors: {@code EINVAL} when the length is not positive, {@code EOPNOTSUPP} when the file system lacks the mode,
 * {@code ENOSPC}, {@code EFBIG}.
 */
@Opcode(value = IORING_OP_FALLOCATE, since = "5.6", man = "io_uring_prep_fallocate(3)")
interface FallocateSpec {

    /** The file to change. */
    @SqeField(FD)
    Fd file();

    /** The size of the range in bytes, at least 1. */
    @SqeField(ADDR)
    long length();

    /** Where the range starts, in bytes. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /**
     * {@code FALLOC_FL_*}, see {@link FallocateModes}; 0 allocates, and extends the file when the range ends behind it.
     */
    @SqeField(LEN)
    default int mode() {
        return 0;
    }
}
