package dev.uring.op.file;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FSYNC_FLAGS;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_FSYNC;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Flushes a file to its device, like {@code fsync(2)}, or {@code fdatasync(2)} with
 * {@link FsyncFlags#IORING_FSYNC_DATASYNC}. It covers writes that completed before it was submitted: link it after
 * writes that are still in flight.
 *
 * <p>Errors: {@code EINVAL} when the file cannot be synchronised, such as a pipe or socket.
 */
@Opcode(value = IORING_OP_FSYNC, since = "5.1", man = "io_uring_prep_fsync(3)")
interface FsyncSpec {

    /** The file to flush. */
    @SqeField(FD)
    Fd file();

    /** Where the range to flush starts, in bytes. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** The size of the range in bytes, unsigned; 0 extends it to the end of the file. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /** {@link FsyncFlags}. */
    @SqeField(FSYNC_FLAGS)
    default int flags() {
        return 0;
    }
}
