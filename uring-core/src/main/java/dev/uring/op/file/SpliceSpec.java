package dev.uring.op.file;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.SPLICE_FD_IN;
import static dev.uring.annotations.Slot.SPLICE_FLAGS;
import static dev.uring.annotations.Slot.SPLICE_OFF_IN;
import static dev.uring.kernel.Opcodes.IORING_OP_SPLICE;
import static dev.uring.op.file.SpliceFlags.SPLICE_F_FD_IN_FIXED;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Moves bytes between two files, at least one of which is a pipe, without a copy through user memory, like
 * {@code splice(2)}. The result may be less than asked; 0 is the end of the input.
 *
 * <p>Errors: {@code EINVAL} when neither is a pipe, both are the same pipe, or a flag is unknown; {@code ESPIPE} when a
 * pipe is given an offset.
 */
@Opcode(value = IORING_OP_SPLICE, since = "5.7", result = BYTES, man = "io_uring_prep_splice(3)")
interface SpliceSpec {

    /** Where the bytes come from. */
    @SqeField(SPLICE_FD_IN)
    @RegisteredFd(flagIn = SPLICE_FLAGS, flag = SPLICE_F_FD_IN_FIXED & 0xFFFF_FFFFL)
    Fd input();

    /** Where the bytes go. */
    @SqeField(FD)
    Fd output();

    /** The most to move, in bytes, unsigned. */
    @SqeField(LEN)
    int length();

    /** Where to read, in bytes; -1 uses the file position, and is what a pipe needs. */
    @SqeField(SPLICE_OFF_IN)
    default long inputOffset() {
        return -1;
    }

    /** Where to write, in bytes; -1 uses the file position, and is what a pipe needs. */
    @SqeField(OFF)
    default long outputOffset() {
        return -1;
    }

    /** {@code SPLICE_F_*}, see {@link SpliceFlags}. */
    @SqeField(SPLICE_FLAGS)
    default int flags() {
        return 0;
    }
}
