package dev.uring.op.poll;

import static dev.uring.annotations.RegisteredFd.Accepts.RAW;
import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_EPOLL_CTL;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.struct.EpollEvent;
import java.lang.foreign.MemorySegment;

/**
 * Adds, changes or removes a file of an epoll instance, like {@code epoll_ctl(2)}.
 *
 * <p>Adding what is there answers {@code EEXIST}; changing or removing what is not, {@code ENOENT}.
 */
@Opcode(value = IORING_OP_EPOLL_CTL, since = "5.6", result = ZERO, man = "io_uring_prep_epoll_ctl(3)")
interface EpollCtlSpec {

    /** The epoll instance. */
    @SqeField(FD)
    @RegisteredFd(RAW)
    Fd epoll();

    /** The command, {@code EPOLL_CTL_*} of {@link EpollFlags}. */
    @SqeField(LEN)
    int command();

    /** The file. */
    @SqeField(OFF)
    @RegisteredFd(RAW)
    Fd file();

    /** A {@code struct epoll_event}: the events to wait for and what to report with them. Removing needs none. */
    @SqeField(ADDR)
    @AtLeast(EpollEvent.SIZE)
    @Until(Lifetime.SUBMITTED)
    default MemorySegment event() {
        return MemorySegment.NULL;
    }
}
