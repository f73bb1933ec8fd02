package dev.uring.op.path;

import static dev.uring.annotations.Result.SIZE;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.ADDR3;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_GETXATTR;

import dev.uring.annotations.CString;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/**
 * Reads an extended attribute of a file by its path, like {@code getxattr(2)}.
 *
 * <p>Errors: {@code ENODATA} when there is no such attribute, {@code ERANGE} when the buffer is too small.
 */
@Opcode(value = IORING_OP_GETXATTR, since = "5.19", result = SIZE, man = "io_uring_prep_getxattr(3)")
interface GetxattrSpec {

    /** The path, NUL-terminated; symbolic links are followed, and a relative path starts from the working directory. */
    @SqeField(ADDR3)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();

    /** The name of the attribute with its namespace, such as {@code user.comment}; NUL-terminated. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment name();

    /** Receives the value. With size 0 only the size of the value is asked for. */
    @SqeField(ADDR2)
    @LengthIn(LEN)
    MemorySegment value();
}
