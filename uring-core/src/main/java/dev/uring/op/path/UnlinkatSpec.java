package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.UNLINK_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_UNLINKAT;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Removes a name, and the file with its last name, or an empty directory, like {@code unlinkat(2)}.
 *
 * <p>Errors: those of {@code unlinkat(2)}, such as {@code EISDIR} for a directory without the flag and
 * {@code ENOTEMPTY}.
 */
@Opcode(value = IORING_OP_UNLINKAT, since = "5.11", man = "io_uring_prep_unlinkat(3)")
interface UnlinkatSpec {

    /** The path, NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();

    /** The directory that a relative path starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd directory() {
        return Fd.CWD;
    }

    /** {@link AtFlags#AT_REMOVEDIR} to remove a directory. */
    @SqeField(UNLINK_FLAGS)
    default int flags() {
        return 0;
    }
}
