package dev.uring.internal.setup;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CLAMP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingOwnMemory;
import dev.uring.struct.IoCqringOffsets;
import dev.uring.struct.IoSqringOffsets;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/**
 * A ring as it was described.
 *
 * @param cqEntries 0 for twice as many as submission entries
 * @param flags what is demanded
 * @param wishing whether to add flags that suit one owner thread
 * @param threadIdle of the submission thread, in milliseconds
 * @param threadCpu of the submission thread
 * @param attachedTo the descriptor of the ring whose workers to share; 0 where flags do not say that there is one
 * @param memory the caller's memory for the rings, or null
 */
public record RingPlan(
        int entries,
        int cqEntries,
        int flags,
        boolean wishing,
        int threadIdle,
        int threadCpu,
        int attachedTo,
        MemorySegment memory) {

    public RingPlan {
        checkSizes(entries, cqEntries, flags);
    }

    /** Sets the ring up. When that fails, the ring is gone and the backend is closed. */
    public RingParts setUp(RingBackend backend) throws UringException {
        RingOwnMemory own = null;
        try {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            IoUringParams.flags(params, flags);
            IoUringParams.cqEntries(params, cqEntries);
            IoUringParams.sqThreadIdle(params, threadIdle);
            IoUringParams.sqThreadCpu(params, threadCpu);
            IoUringParams.wqFd(params, attachedTo);
            if ((flags & IORING_SETUP_NO_MMAP) != 0) {
                own = memory == null
                        ? RingOwnMemory.allocate(backend, flags, entries, cqEntries)
                        : RingOwnMemory.in(memory, backend, flags, entries, cqEntries);
                own.reservePipe(backend);
                IoSqringOffsets.userAddr(IoUringParams.sqOff(params), own.entries());
                IoCqringOffsets.userAddr(IoUringParams.cqOff(params), own.rings());
            }
            int result = RingSetup.call(backend, entries, params, wishing);
            RingOwnMemory taken = own;
            // The kernel has it now, and goes on for a while when the ring is closed.
            own = null;
            return RingParts.of(backend, result, params, taken);
        } catch (Throwable e) {
            if (own != null) {
                own.closePipe(backend);
                own.free();
            }
            backend.close();
            throw e;
        }
    }

    /** Refuses sizes that no kernel has. */
    public static void checkSizes(int entries, int cqEntries, int flags) {
        if (entries < 1) {
            throw new IllegalArgumentException("entries is " + entries + ", below 1");
        }
        if ((flags & IORING_SETUP_CLAMP) == 0) {
            checkMax("entries", entries, RingLayout.MAX_SQ_ENTRIES);
            checkMax("completionEntries", cqEntries, RingLayout.MAX_CQ_ENTRIES);
        }
        if ((flags & IORING_SETUP_CQSIZE) != 0 && cqEntries < entries) {
            throw new IllegalArgumentException(
                    "completionEntries is " + cqEntries + ", below the " + entries + " submission entries");
        }
    }

    private static void checkMax(String name, int value, int max) {
        if (value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", above the limit of " + max + ": see clamp()");
        }
    }
}
