package dev.uring.op.buffer;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_PROVIDE_BUFFERS;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Gives the kernel buffers of equal size, for operations that let it pick one.
 *
 * <p>A buffer that was used is the application's again until it is provided anew. Registered buffer rings do the same
 * without a submission per buffer, and are to be preferred.
 *
 * <p>Buffer ids past 65535 answer {@code EINVAL} or {@code E2BIG}; a group that is a registered ring, {@code EINVAL}.
 */
@Opcode(value = IORING_OP_PROVIDE_BUFFERS, since = "5.7", result = ZERO, man = "io_uring_prep_provide_buffers(3)")
interface ProvideBuffersSpec {

    /**
     * The memory of the buffers, one after the other. The kernel writes into it until the buffers are used up or
     * removed.
     */
    @SqeField(ADDR)
    MemorySegment memory();

    /** The size of each buffer, in bytes, at least 1. */
    @SqeField(LEN)
    int bufferSize();

    /** The group that they join, 0 to 65535. */
    @SqeField(BUF_GROUP)
    int bufferGroup();

    /** The id of the first buffer, 0 to 65535; the others count on from it. */
    @SqeField(OFF)
    default int firstId() {
        return 0;
    }

    /** The number of buffers, 1 to 65536; by default as many as fit into the memory. */
    @SqeField(FD)
    default int count() {
        return bufferSize() > 0 ? (int) Math.min(Integer.MAX_VALUE, memory().byteSize() / bufferSize()) : 0;
    }

    /** How many bytes of {@code memory} the buffers have together. */
    @SizeOf("memory")
    default long buffersSize() {
        return Integer.toUnsignedLong(count()) * Integer.toUnsignedLong(bufferSize());
    }
}
