package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.kernel.Opcodes.IORING_OP_SYMLINKAT;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Creates a symbolic link, like {@code symlinkat(2)}.
 *
 * <p>Errors: those of {@code symlinkat(2)}, such as {@code EEXIST}.
 */
@Opcode(value = IORING_OP_SYMLINKAT, since = "5.15", man = "io_uring_prep_symlinkat(3)")
interface SymlinkatSpec {

    /** What the link contains, NUL-terminated; it need not exist. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment target();

    /** The path of the link, NUL-terminated. */
    @SqeField(ADDR2)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment linkPath();

    /** The directory that a relative path of the link starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd directory() {
        return Fd.CWD;
    }
}
