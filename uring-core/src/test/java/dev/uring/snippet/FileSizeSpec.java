package dev.uring.snippet;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.struct.StatxBuffer;
import java.lang.foreign.MemorySegment;

/** Asks for the size of a file, like {@code statx(2)}. */
@Opcode(value = 21 /* IORING_OP_STATX */, since = "5.6")
interface FileSizeSpec {
    /** Where relative paths start. */
    @SqeField(FD)
    static Fd directory() {
        return Fd.CWD;
    }

    /** The path. */
    @SqeField(ADDR)
    @CString
    MemorySegment path();

    /** {@code STATX_SIZE}. */
    @SqeField(LEN)
    static int mask() {
        return 0x200;
    }

    // @start region="status"
    /** Receives a {@code struct statx}, whose size the kernel is not told. */
    @SqeField(OFF)
    @AtLeast(StatxBuffer.SIZE)
    MemorySegment status();
    // @end
}
