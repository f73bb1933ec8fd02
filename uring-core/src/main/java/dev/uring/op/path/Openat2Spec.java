package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Result.FILE_DESCRIPTOR;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_OPENAT2;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.annotations.CString;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Opens a file with rules for resolving its path, like {@code openat2(2)}.
 *
 * <p>Errors: those of {@code openat2(2)}; {@code ENFILE} when the ring's file table is full, {@code EINVAL} when the
 * slot is outside it or {@code O_CLOEXEC} is asked of a direct descriptor.
 */
@Opcode(value = IORING_OP_OPENAT2, since = "5.6", result = FILE_DESCRIPTOR, man = "io_uring_prep_openat2(3)")
interface Openat2Spec {

    /** The path, NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();

    /** A {@code struct open_how}: flags, mode and {@link ResolveFlags}, 24 bytes. */
    @SqeField(ADDR2)
    @LengthIn(LEN)
    @Until(Lifetime.SUBMITTED)
    MemorySegment how();

    /** The directory that a relative path starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd directory() {
        return Fd.CWD;
    }

    /** Where the descriptor goes: an ordinary one, or a slot of the ring's file table. Kernel 5.15 for slots. */
    @SqeField(FILE_INDEX)
    default FileSlot fileSlot() {
        return FileSlot.NONE;
    }
}
