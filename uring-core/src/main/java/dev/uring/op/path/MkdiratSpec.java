package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_MKDIRAT;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Creates a directory, like {@code mkdirat(2)}.
 *
 * <p>Errors: those of {@code mkdirat(2)}, such as {@code EEXIST}.
 */
@Opcode(value = IORING_OP_MKDIRAT, since = "5.15", man = "io_uring_prep_mkdirat(3)")
interface MkdiratSpec {

    /** The path, NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();

    /** The permissions, see {@link FileModes}; the process's umask applies. */
    @SqeField(LEN)
    int mode();

    /** The directory that a relative path starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd directory() {
        return Fd.CWD;
    }
}
