package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.RENAME_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_RENAMEAT;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Renames a file, like {@code renameat2(2)}.
 *
 * <p>Errors: those of {@code renameat2(2)}.
 */
@Opcode(value = IORING_OP_RENAMEAT, since = "5.11", man = "io_uring_prep_renameat(3)")
interface RenameatSpec {

    /** The existing path, NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment oldPath();

    /** The new path, NUL-terminated. */
    @SqeField(ADDR2)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment newPath();

    /** The directory that a relative old path starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd oldDirectory() {
        return Fd.CWD;
    }

    /** The directory that a relative new path starts from. */
    @SqeField(LEN)
    @RegisteredFd(RAW)
    default Fd newDirectory() {
        return Fd.CWD;
    }

    /** {@code RENAME_*}, see {@link RenameFlags}. */
    @SqeField(RENAME_FLAGS)
    default int flags() {
        return 0;
    }
}
