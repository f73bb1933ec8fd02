package dev.uring.snippet;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.UNLINK_FLAGS;

import dev.uring.Fd;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/** Removes a name, like {@code unlinkat(2)}. */
@Opcode(value = 36 /* IORING_OP_UNLINKAT */, since = "5.11")
interface RemoveSpec {
    // @start region="path"
    /** The path; it may change once the entry was submitted. */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();
    // @end

    // @start region="directory"
    /** The directory that a relative path starts from; the kernel takes no registered one. */
    @SqeField(FD)
    @RegisteredFd(Accepts.RAW)
    default Fd directory() {
        return Fd.CWD;
    }
    // @end

    // @start region="bits"
    /** Whether it is an empty directory that is removed. */
    @SqeField(value = UNLINK_FLAGS, bits = 0x200 /* AT_REMOVEDIR */)
    default boolean emptyDirectory() {
        return false;
    }
    // @end
}
