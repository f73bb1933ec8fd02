package dev.uring.op.ring;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.FileIndex.IORING_FILE_INDEX_ALLOC;
import static dev.uring.kernel.Opcodes.IORING_OP_FILES_UPDATE;

import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/**
 * Puts files into free slots of the ring's file table, which the kernel picks. The result is the number of slots
 * filled.
 *
 * <p>Errors: {@code ENXIO} when the ring has no file table, {@code ENFILE} when it is full, {@code EBADF} for a
 * descriptor that is not open.
 */
@Opcode(value = IORING_OP_FILES_UPDATE, since = "5.19", result = COUNT, man = "io_uring_prep_files_update(3)")
interface FilesUpdateAllocSpec {

    /** An array of C {@code int}. In: descriptors. Out: the slot of each. */
    @SqeField(ADDR)
    @LengthIn(value = LEN, unit = 4)
    MemorySegment descriptors();

    /** Any slots. */
    @SqeField(OFF)
    static int slots() {
        return IORING_FILE_INDEX_ALLOC;
    }

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }
}
