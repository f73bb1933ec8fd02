package dev.uring.op.file;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.SPLICE_FD_IN;
import static dev.uring.annotations.Slot.SPLICE_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_TEE;
import static dev.uring.op.file.SpliceFlags.SPLICE_F_FD_IN_FIXED;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Duplicates bytes from one pipe to another, leaving them in the first, like {@code tee(2)}. A result of 0 is the end
 * of the input.
 *
 * <p>Errors: {@code EINVAL} unless both are pipes, and different ones.
 */
@Opcode(value = IORING_OP_TEE, since = "5.8", result = BYTES, man = "io_uring_prep_tee(3)")
interface TeeSpec {

    /** The pipe to read. */
    @SqeField(SPLICE_FD_IN)
    @RegisteredFd(flagIn = SPLICE_FLAGS, flag = SPLICE_F_FD_IN_FIXED & 0xFFFF_FFFFL)
    Fd input();

    /** The pipe to write. */
    @SqeField(FD)
    Fd output();

    /** The most to duplicate, in bytes, unsigned. */
    @SqeField(LEN)
    int length();

    /** {@code SPLICE_F_*}, see {@link SpliceFlags}. */
    @SqeField(SPLICE_FLAGS)
    default int flags() {
        return 0;
    }
}
