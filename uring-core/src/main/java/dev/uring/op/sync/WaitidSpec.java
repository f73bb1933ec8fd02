package dev.uring.op.sync;

import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.WAITID_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_WAITID;

import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.struct.Siginfo;
import java.lang.foreign.MemorySegment;

/**
 * Waits for a child process to change its state, like {@code waitid(2)}.
 *
 * <p>Errors: {@code ECHILD} when there is no such child, {@code EINVAL} without a state in the options.
 */
@Opcode(value = IORING_OP_WAITID, since = "6.7", man = "io_uring_prep_waitid(3)")
interface WaitidSpec {

    /** How {@code id} is meant: {@code P_*}, see {@link WaitIdTypes}. */
    @SqeField(LEN)
    int idType();

    /** The process, group or pidfd; ignored with {@link WaitIdTypes#P_ALL}. */
    @SqeField(FD)
    int id();

    /** What to wait for, at least one state: {@code W*}, see {@link WaitidOptions}. */
    @SqeField(FILE_INDEX)
    int options();

    /** Receives a {@code siginfo_t}, 128 bytes, or {@link MemorySegment#NULL}; see {@link ChildCodes}. */
    @SqeField(ADDR2)
    @AtLeast(Siginfo.SIZE)
    default MemorySegment info() {
        return MemorySegment.NULL;
    }

    /** Flags of the operation; kernels so far know none. */
    @SqeField(WAITID_FLAGS)
    default int flags() {
        return 0;
    }
}
