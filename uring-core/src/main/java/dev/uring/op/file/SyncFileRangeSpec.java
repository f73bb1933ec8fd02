package dev.uring.op.file;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.SYNC_RANGE_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SYNC_FILE_RANGE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Starts or awaits the write-back of a part of a file, like {@code sync_file_range(2)}. It flushes neither metadata nor
 * the device's cache: for durability use {@link Fsync}.
 *
 * <p>Errors: {@code ESPIPE} when the file is not a regular file, a block device or a directory.
 */
@Opcode(value = IORING_OP_SYNC_FILE_RANGE, since = "5.2", man = "io_uring_prep_sync_file_range(3)")
interface SyncFileRangeSpec {

    /** The file to write back. */
    @SqeField(FD)
    Fd file();

    /** {@code SYNC_FILE_RANGE_*}, see {@link SyncFileRangeFlags}; without any, nothing happens. */
    @SqeField(SYNC_RANGE_FLAGS)
    int flags();

    /** Where the range starts, in bytes. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** The size of the range in bytes, unsigned; 0 extends it to the end of the file. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }
}
