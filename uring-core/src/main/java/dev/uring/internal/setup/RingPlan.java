package dev.uring.internal.setup;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CLAMP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;

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
        try {
            if ((flags & IORING_SETUP_NO_MMAP) != 0) {
                return setUpInOwnMemory(backend, rehearse(backend));
            }
            MemorySegment params = params(backend, flags);
            int result = RingSetup.call(backend, entries, params, wishing);
            return RingParts.of(backend, result, params, null);
        } catch (Throwable e) {
            backend.close();
            throw e;
        }
    }

    /**
     * Sets the ring up in the kernel's memory, and closes it. A set-up that the kernel refuses late goes on writing to memory that
     * it was given, and nothing tells for how long. So it is refused here, where it was given none.
     *
     * @return the flags that the kernel takes, those that are wished for included
     */
    private int rehearse(RingBackend backend) throws UringException {
        int own = flags & (IORING_SETUP_NO_MMAP | IORING_SETUP_REGISTERED_FD_ONLY);
        MemorySegment params = params(backend, flags & ~own);
        int result = RingSetup.call(backend, entries, params, wishing);
        RingHandle.ofDescriptor(backend, result, IoUringParams.features(params)).close();
        return IoUringParams.flags(params) | own;
    }

    private RingParts setUpInOwnMemory(RingBackend backend, int rehearsed) throws UringException {
        MemorySegment params = params(backend, rehearsed);
        RingOwnMemory own = memory == null
                ? RingOwnMemory.allocate(backend, rehearsed, entries, cqEntries)
                : RingOwnMemory.in(memory, backend, rehearsed, entries, cqEntries);
        try {
            own.reservePipe(backend);
        } catch (Throwable e) {
            own.free();
            throw e;
        }
        int result;
        try {
            IoSqringOffsets.userAddr(IoUringParams.sqOff(params), own.entries());
            IoCqringOffsets.userAddr(IoUringParams.cqOff(params), own.rings());
            result = RingSetup.call(backend, entries, params, false);
        } catch (Throwable e) {
            // The memory is kept: it may be the kernel's for a while.
            own.closePipe(backend);
            throw e;
        }
        return RingParts.of(backend, result, params, own);
    }

    private MemorySegment params(RingBackend backend, int flags) {
        MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
        IoUringParams.flags(params, flags);
        IoUringParams.cqEntries(params, cqEntries);
        IoUringParams.sqThreadIdle(params, threadIdle);
        IoUringParams.sqThreadCpu(params, threadCpu);
        IoUringParams.wqFd(params, attachedTo);
        return params;
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
