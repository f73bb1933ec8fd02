package dev.uring.op.poll;

import static dev.uring.annotations.Result.COUNT;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.POLL32_EVENTS;
import static dev.uring.kernel.Opcodes.IORING_OP_EPOLL_WAIT;

import dev.uring.Fd;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.SqeField;
import dev.uring.struct.EpollEvent;
import java.lang.foreign.MemorySegment;

/**
 * Waits for events of an epoll instance, like {@code epoll_wait(2)}, for as long as it takes.
 *
 * <p>The result is the number of events written.
 */
@Opcode(value = IORING_OP_EPOLL_WAIT, since = "6.15", result = COUNT, man = "io_uring_prep_epoll_wait(3)")
interface EpollWaitSpec {

    /** The epoll instance. */
    @SqeField(FD)
    Fd epoll();

    /** Receives the events, an array of {@code struct epoll_event}. */
    @SqeField(ADDR)
    @AtLeast(EpollEvent.SIZE)
    MemorySegment events();

    /** The most events to receive, 1 to what fits; by default what fits. */
    @SqeField(LEN)
    default int maxEvents() {
        return (int) Math.min(Integer.MAX_VALUE, events().byteSize() / EpollEvents.STRIDE);
    }

    /** How many bytes of {@code events} the kernel may write. */
    @SizeOf("events")
    default long eventsSize() {
        return Integer.toUnsignedLong(maxEvents()) * EpollEvents.STRIDE;
    }

    /** Kept for later kernels; Linux 6.18 answers {@code EINVAL} unless it is 0. */
    @SqeField(POLL32_EVENTS)
    default int flags() {
        return 0;
    }
}
