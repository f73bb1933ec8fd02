package dev.uring.op.file;

import static dev.uring.annotations.Result.BYTES;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ATTR_PTR;
import static dev.uring.annotations.Slot.ATTR_TYPE_MASK;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.RW_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_READ;
import static dev.uring.op.file.ReadWriteAttributes.IORING_RW_ATTR_FLAG_PI;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.IoUringAttrPi;
import java.lang.foreign.MemorySegment;

/**
 * Reads from a file into one buffer, like {@code pread(2)}. A result of 0 is the end of the file. The result may be
 * less than the buffer's size.
 */
@Opcode(value = IORING_OP_READ, since = "5.6", result = BYTES, man = "io_uring_prep_read(3)")
interface ReadSpec {

    /** The file to read. */
    @SqeField(FD)
    Fd file();

    /** Receives the bytes. Its size is the most to read, 2<sup>32</sup>-1 bytes at most. */
    @SqeField(ADDR)
    @LengthIn(LEN)
    MemorySegment buffer();

    /**
     * Where to start, in bytes. -1 reads at the file position and advances it. A file that cannot seek takes 0 or -1.
     */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** {@code RWF_*}, see {@link ReadWriteFlags}. */
    @SqeField(RW_FLAGS)
    default int flags() {
        return 0;
    }

    /**
     * The I/O priority as of {@code ioprio_set(2)}: the class in bits 13 to 15, the level below. 0 takes the thread's.
     */
    @SqeField(IOPRIO)
    default int ioPriority() {
        return 0;
    }

    /**
     * A {@code struct io_uring_attr_pi} with the integrity metadata of the transfer, for devices that have it. Kernel
     * 6.14, {@code IORING_FEAT_RW_ATTR}. The buffer that the structure points at is used until completion.
     */
    @SqeField(ATTR_PTR)
    @AtLeast(IoUringAttrPi.SIZE)
    @AlsoSets(value = ATTR_TYPE_MASK, bits = IORING_RW_ATTR_FLAG_PI)
    @Until(Lifetime.SUBMITTED)
    default MemorySegment protectionInformation() {
        return MemorySegment.NULL;
    }
}
