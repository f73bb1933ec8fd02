package dev.uring.op.file;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.PIPE_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_PIPE;

import dev.uring.FileSlot;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Creates a pipe, like {@code pipe2(2)}.
 *
 * <p>Errors: {@code EMFILE}; {@code ENFILE} when the ring's file table has no two free slots; {@code EINVAL} when
 * {@code O_CLOEXEC} is asked of direct descriptors or a flag is unknown.
 *
 * <p>Closing the ring does not close the descriptors of a pipe whose completion nobody read.
 */
@Opcode(value = IORING_OP_PIPE, since = "6.16", man = "io_uring_prep_pipe(3)")
interface PipeSpec {

    /** Receives two C {@code int}s: the descriptors, or the slots, of the read end and the write end. 8 bytes. */
    @SqeField(ADDR)
    @AtLeast(2 * Integer.BYTES)
    MemorySegment descriptors();

    /** {@code O_CLOEXEC}, {@code O_NONBLOCK}, {@code O_DIRECT}, see {@link dev.uring.op.path.OpenFlags}. */
    @SqeField(PIPE_FLAGS)
    default int flags() {
        return 0;
    }

    /**
     * Where the read end goes: an ordinary descriptor, or a slot of the ring's file table; the write end takes the next
     * slot.
     */
    @SqeField(FILE_INDEX)
    default FileSlot fileSlot() {
        return FileSlot.NONE;
    }
}
