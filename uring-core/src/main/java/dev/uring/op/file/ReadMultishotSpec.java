package dev.uring.op.file;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.RW_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_READ_MULTISHOT;
import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Reads each time there is something to read, into buffers that the kernel takes from a group of provided ones: one
 * submission, many completions. It ends with the completion without {@code IORING_CQE_F_MORE}: at the end of the file,
 * on an error, when the group is empty, or when completions overflow.
 *
 * <p>For files that can be polled, such as pipes and terminals. Errors: {@code EBADFD} for other files, {@code ENOBUFS}
 * when the group is empty or unknown.
 */
@Opcode(
        value = IORING_OP_READ_MULTISHOT,
        since = "6.7",
        result = BYTES,
        man = "io_uring_prep_read_multishot(3)",
        flags = {CompletionFlag.BUFFER, CompletionFlag.MORE, CompletionFlag.BUF_MORE})
interface ReadMultishotSpec {

    /** The file to read. */
    @SqeField(FD)
    Fd file();

    /** The group of provided buffers to take one from, 0 to 65535. */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = IOSQE_BUFFER_SELECT)
    int bufferGroup();

    /** The length field of the entry. Kernels so far refuse anything but 0, which is the size of each buffer. */
    @SqeField(LEN)
    default int length() {
        return 0;
    }

    /** 0 or -1: the file cannot seek. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** {@code RWF_*}, see {@link ReadWriteFlags}. */
    @SqeField(RW_FLAGS)
    default int flags() {
        return 0;
    }
}
