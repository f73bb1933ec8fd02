package dev.uring.snippet;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.LEN;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/** Lets the kernel take pages back, whose contents are zeros afterwards, like {@code madvise(2)}. */
@Opcode(value = 25 /* IORING_OP_MADVISE */, since = "5.6")
interface ForgetSpec {
    // @start region="size"
    /** The pages. */
    @SqeField(ADDR)
    MemorySegment pages();

    /** How many bytes of them; all unless set, and never more. */
    @SqeField(LEN)
    @SizeOf("pages")
    default int length() {
        return Math.toIntExact(pages().byteSize());
    }
    // @end

    /** {@code MADV_DONTNEED}. */
    @SqeField(FADVISE_ADVICE)
    static int advice() {
        return 4;
    }
}
