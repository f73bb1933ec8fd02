package dev.uring.op.buffer;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_REMOVE_BUFFERS;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Takes back buffers that were provided and not used yet.
 *
 * <p>The result is the number taken back. An unknown group answers {@code ENOENT}; one that is a registered ring,
 * {@code EINVAL}.
 */
@Opcode(value = IORING_OP_REMOVE_BUFFERS, since = "5.7", result = COUNT, man = "io_uring_prep_remove_buffers(3)")
interface RemoveBuffersSpec {

    /** The most buffers to take back, 1 to 65536. */
    @SqeField(FD)
    int count();

    /** The group, 0 to 65535. */
    @SqeField(BUF_GROUP)
    int bufferGroup();
}
