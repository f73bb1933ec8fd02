package dev.uring;

import static dev.uring.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.EnterFlags.IORING_ENTER_EXT_ARG;

import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;

/**
 * The argument of a call that waits under conditions: {@code struct io_uring_getevents_arg} and what it points at. A
 * nested pointer is the host's business, so time and mask are kernel memory, unlike the struct itself.
 */
final class WaitArgument implements WaitEncoding, AutoCloseable {
    private static final int SIZE = 24;

    private static final int SIGMASK = 0;
    private static final int SIGMASK_SIZE = 8;
    private static final int MIN_WAIT_USEC = 12;
    private static final int TS = 16;

    /** The kernel's {@code sigset_t}; the C library's has 128 bytes. */
    private static final int KERNEL_SIGSET_SIZE = 8;

    private static final int TIMESPEC_SIZE = 16;

    private final Arena arena;
    private final long argument;
    private final long time;
    private final long mask;

    WaitArgument(RingBackend backend) {
        arena = backend.newKernelArena();
        argument = backend.argumentMemory().allocate(SIZE, Long.BYTES).address();
        time = arena.allocate(TIMESPEC_SIZE, Long.BYTES).address();
        mask = arena.allocate(KERNEL_SIGSET_SIZE, Long.BYTES).address();
    }

    @Override
    public int write(WaitOptions options, long elapsed) {
        RingMemory.putLong(argument + SIGMASK, options.isMasked() ? mask : 0);
        RingMemory.putInt(argument + SIGMASK_SIZE, KERNEL_SIGSET_SIZE);
        RingMemory.putInt(argument + MIN_WAIT_USEC, options.minimumMicrosAfter(elapsed));
        RingMemory.putLong(argument + TS, options.isLimited() ? time : 0);
        if (options.isMasked()) {
            RingMemory.putLong(mask, options.mask());
        }
        writeTime(time, options, elapsed);
        return IORING_ENTER_EXT_ARG | (options.isAbsolute() ? IORING_ENTER_ABS_TIMER : 0);
    }

    /** Writes {@code struct __kernel_timespec}. */
    static void writeTime(long timespec, WaitOptions options, long elapsed) {
        if (options.isAbsolute()) {
            RingMemory.putLong(timespec, options.deadlineSeconds());
            RingMemory.putLong(timespec + 8, options.deadlineNanos());
        } else {
            long left = options.timeoutAfter(elapsed);
            RingMemory.putLong(timespec, left / 1_000_000_000);
            RingMemory.putLong(timespec + 8, left % 1_000_000_000);
        }
    }

    @Override
    public long address() {
        return argument;
    }

    @Override
    public long size() {
        return SIZE;
    }

    @Override
    public void close() {
        arena.close();
    }
}
