package dev.uring.op.ring;

import static dev.uring.annotations.Result.VARIES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_INDEX;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.NOP_FLAGS;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_NOP128;
import static dev.uring.op.ring.NopFlags.IORING_NOP_CQE32;
import static dev.uring.op.ring.NopFlags.IORING_NOP_FILE;
import static dev.uring.op.ring.NopFlags.IORING_NOP_FIXED_BUFFER;
import static dev.uring.op.ring.NopFlags.IORING_NOP_FIXED_FILE;
import static dev.uring.op.ring.NopFlags.IORING_NOP_INJECT_RESULT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Does nothing, like {@link Nop}, in an entry of 128 bytes on a ring that mixes entry sizes.
 *
 * <p>Errors: {@code EINVAL} on a ring whose entries all have 64 bytes.
 */
@Opcode(
        value = IORING_OP_NOP128,
        since = "6.19",
        result = VARIES,
        man = "io_uring_prep_nop(3)",
        flags = CompletionFlag.CQE32,
        sqe128 = true)
interface Nop128Spec {

    /** The result to complete with; a negative one counts as a failure and breaks links. Kernel 6.10. */
    @SqeField(LEN)
    @AlsoSets(value = NOP_FLAGS, bits = IORING_NOP_INJECT_RESULT)
    default int result() {
        return 0;
    }

    /** A file to look up; {@code EBADF} when it is not open. Kernel 6.13. */
    @SqeField(FD)
    @RegisteredFd(flagIn = NOP_FLAGS, flag = IORING_NOP_FIXED_FILE)
    @AlsoSets(value = NOP_FLAGS, bits = IORING_NOP_FILE)
    default Fd file() {
        return Fd.NONE;
    }

    /** A registered buffer to look up, 0 to 65535; {@code EFAULT} when there is none. Kernel 6.13. */
    @SqeField(BUF_INDEX)
    @AlsoSets(value = NOP_FLAGS, bits = IORING_NOP_FIXED_BUFFER)
    default int bufferIndex() {
        return 0;
    }

    /** The first extra value of a 32-byte completion; {@code EINVAL} on a ring without them. Kernel 6.18. */
    @SqeField(OFF)
    @AlsoSets(value = NOP_FLAGS, bits = IORING_NOP_CQE32)
    default long extra1() {
        return 0;
    }

    /** The second extra value of a 32-byte completion; {@code EINVAL} on a ring without them. Kernel 6.18. */
    @SqeField(ADDR)
    @AlsoSets(value = NOP_FLAGS, bits = IORING_NOP_CQE32)
    default long extra2() {
        return 0;
    }

    /** Further {@link NopFlags}. */
    @SqeField(NOP_FLAGS)
    default int flags() {
        return 0;
    }
}
