package dev.uring.op.path;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.XATTR_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_FSETXATTR;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Sets an extended attribute of an open file, like {@code fsetxattr(2)}.
 *
 * <p>Errors: {@code EEXIST} and {@code ENODATA} as the flags say, {@code EOPNOTSUPP} when the file system has no such
 * attributes, {@code ENOSPC}.
 */
@Opcode(value = IORING_OP_FSETXATTR, since = "5.19", man = "io_uring_prep_fsetxattr(3)")
interface FsetxattrSpec {

    /** The file. */
    @SqeField(FD)
    Fd file();

    /** The name of the attribute with its namespace, such as {@code user.comment}; NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment name();

    /** The value. */
    @SqeField(ADDR2)
    @LengthIn(LEN)
    MemorySegment value();

    /** {@code XATTR_*}, see {@link XattrFlags}; 0 creates or replaces. */
    @SqeField(XATTR_FLAGS)
    default int flags() {
        return 0;
    }
}
