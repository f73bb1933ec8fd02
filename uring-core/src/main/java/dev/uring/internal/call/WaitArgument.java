package dev.uring.internal.call;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.backend.RingBackend;
import dev.uring.struct.IoUringGeteventsArg;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The argument of a call that waits under conditions: {@code struct io_uring_getevents_arg} and what it points at. A
 * nested pointer is the host's business, so time and mask are kernel memory, unlike the struct itself.
 */
public final class WaitArgument implements WaitEncoding, AutoCloseable {
    /** The kernel's {@code sigset_t}; the C library's has 128 bytes. */
    public static final int KERNEL_SIGSET_SIZE = 8;

    private final Arena arena;
    private final MemorySegment argument;
    private final MemorySegment time;
    private final MemorySegment mask;

    public WaitArgument(RingBackend backend) {
        arena = backend.newKernelArena();
        argument = IoUringGeteventsArg.allocate(backend.argumentMemory());
        time = KernelTimespec.allocate(arena);
        mask = arena.allocate(KERNEL_SIGSET_SIZE, KERNEL_SIGSET_SIZE);
    }

    /** Writes the conditions of a call that has nothing but a timeout, after this much of it has passed. */
    public int write(WaitConditions conditions, long elapsed) {
        return write(conditions, conditions.timeoutAfter(elapsed), 0);
    }

    @Override
    public int write(WaitConditions conditions, long limit, long minimum) {
        IoUringGeteventsArg.sigmask(argument, conditions.isMasked() ? mask.address() : 0);
        IoUringGeteventsArg.sigmaskSz(argument, KERNEL_SIGSET_SIZE);
        IoUringGeteventsArg.minWaitUsec(argument, WaitConditions.micros(minimum));
        IoUringGeteventsArg.ts(argument, limit != WaitConditions.UNLIMITED ? time.address() : 0);
        mask.set(JAVA_LONG, 0, conditions.mask());
        writeTime(time, conditions, limit);
        return IORING_ENTER_EXT_ARG | (limit == DEADLINE ? IORING_ENTER_ABS_TIMER : 0);
    }

    /** Writes {@code struct __kernel_timespec}. */
    public static void writeTime(MemorySegment timespec, WaitConditions conditions, long limit) {
        if (limit == DEADLINE) {
            KernelTimespec.tvSec(timespec, conditions.deadlineSeconds());
            KernelTimespec.tvNsec(timespec, conditions.deadlineNanos());
        } else {
            KernelTimespec.tvSec(timespec, limit / 1_000_000_000);
            KernelTimespec.tvNsec(timespec, limit % 1_000_000_000);
        }
    }

    @Override
    public long address() {
        return argument.address();
    }

    @Override
    public long size() {
        return IoUringGeteventsArg.SIZE;
    }

    @Override
    public void close() {
        arena.close();
    }
}
