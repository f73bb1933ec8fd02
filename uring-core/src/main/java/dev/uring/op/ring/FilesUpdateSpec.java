package dev.uring.op.ring;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FILES_UPDATE;

import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Puts files into slots of the ring's file table, replacing what is there. The result is the number of slots changed.
 *
 * <p>Errors: {@code ENXIO} when the ring has no file table, {@code EINVAL} when a slot is outside it, {@code EBADF} for
 * a descriptor that is not open.
 */
@Opcode(value = IORING_OP_FILES_UPDATE, since = "5.6", result = COUNT, man = "io_uring_prep_files_update(3)")
interface FilesUpdateSpec {

    /** An array of C {@code int}: descriptors, -1 to empty the slot, or a value of {@link FilesUpdateValues}. */
    @SqeField(ADDR)
    @LengthIn(value = LEN, unit = 4)
    MemorySegment descriptors();

    /** The first slot. */
    @SqeField(value = OFF, signed = true)
    default int slot() {
        return 0;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
