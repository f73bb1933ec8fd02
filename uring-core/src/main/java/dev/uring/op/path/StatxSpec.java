package dev.uring.op.path;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.STATX_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_STATX;
import static dev.uring.op.path.StatxMask.STATX_BASIC_STATS;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.CString;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.StatxBuffer;
import java.lang.foreign.MemorySegment;

/**
 * Queries the status of a file, like {@code statx(2)}.
 *
 * <p>Errors: those of {@code statx(2)}.
 */
@Opcode(value = IORING_OP_STATX, since = "5.6", man = "io_uring_prep_statx(3)")
interface StatxSpec {

    /**
     * The path, NUL-terminated; empty, with {@link AtFlags#AT_EMPTY_PATH}, for the file that {@code directory} names.
     */
    @SqeField(ADDR)
    @CString
    @Until(Lifetime.SUBMITTED)
    MemorySegment path();

    /** Receives a {@code struct statx}, 256 bytes. */
    @SqeField(ADDR2)
    @AtLeast(StatxBuffer.SIZE)
    MemorySegment status();

    /** The directory that a relative path starts from. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    default Fd directory() {
        return Fd.CWD;
    }

    /** {@code AT_*}, see {@link AtFlags}. */
    @SqeField(STATX_FLAGS)
    default int flags() {
        return 0;
    }

    /** What to fill in: {@code STATX_*}, see {@link StatxMask}. */
    @SqeField(LEN)
    default int mask() {
        return STATX_BASIC_STATS;
    }
}
