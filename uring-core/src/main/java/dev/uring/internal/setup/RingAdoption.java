package dev.uring.internal.setup;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingLayoutCheck;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.ring.RingMemory;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoCqringOffsets;
import dev.uring.struct.IoSqringOffsets;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Taking over a ring that was set up elsewhere. */
public final class RingAdoption {
    private RingAdoption() {}

    /** The ring's parts, or an exception that leaves the descriptor alone. */
    public static RingParts adopt(RingBackend backend, int fd, MemorySegment params) throws UringException {
        try {
            int flags = IoUringParams.flags(Objects.requireNonNull(params, "params"));
            if ((flags & IORING_SETUP_NO_MMAP) != 0) {
                throw new IllegalArgumentException("a ring that is not mapped cannot be taken over");
            }
            RingLayout layout = RingLayout.of(params, flags);
            RingLayoutCheck.checkParams(layout);
            RingHandle handle = RingHandle.ofDescriptor(backend, fd, IoUringParams.features(params));
            RingMapping mapping = map(backend, handle, layout);
            try {
                checkSame(params, layout, mapping, backend.pageSize());
                checkEmpty(layout, mapping);
                layout.fillArray(mapping.rings());
                return new RingParts(backend, handle, layout, mapping);
            } catch (Throwable e) {
                mapping.detach(backend);
                throw e;
            }
        } catch (Throwable e) {
            backend.close();
            throw e;
        }
    }

    private static RingMapping map(RingBackend backend, RingHandle handle, RingLayout layout) throws UringException {
        try {
            return RingParts.map(backend, handle, layout);
        } catch (UringException e) {
            if (e.errno() != Errno.EINVAL) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "the params say that the ring has " + layout.ringBytes() + " bytes (sq_off.array "
                            + layout.sqArray()
                            + ", cq_off.cqes " + layout.cqes() + ", cq_entries " + layout.cqEntries()
                            + ") and its entries "
                            + layout.sqeBytes() + " (sq_entries " + layout.sqEntries() + "), with flags "
                            + SetupFlags.names(layout.flags())
                            + ", and it has less: they are not what its set-up returned",
                    e);
        }
    }

    /** The memory behind another ring's offsets may not exist, and touching it would kill the process. */
    private static void checkSame(MemorySegment params, RingLayout layout, RingMapping mapping, int pageSize) {
        int sq = IoSqringOffsets.ringEntries(IoUringParams.sqOff(params));
        int cq = IoCqringOffsets.ringEntries(IoUringParams.cqOff(params));
        // The sizes are on the first page, which every ring has.
        if (Math.min(sq, cq) < 0 || Math.max(sq, cq) > pageSize - Integer.BYTES) {
            throw new IllegalArgumentException("the params say that the ring's sizes are at " + sq + " and " + cq
                    + ", outside 0.." + (pageSize - Integer.BYTES));
        }
        checkSame("sq_entries", layout.sqEntries(), RingMemory.getInt(mapping.rings() + sq));
        checkSame("cq_entries", layout.cqEntries(), RingMemory.getInt(mapping.rings() + cq));
    }

    private static void checkSame(String field, int said, int actual) {
        if (said != actual) {
            throw new IllegalArgumentException("the params say " + field + " " + said + ", and the ring has " + actual
                    + ": they are not what its set-up or last resize returned");
        }
    }

    /** Entries that wait may be anywhere in the queue, wherever the array of indices says. */
    private static void checkEmpty(RingLayout layout, RingMapping mapping) {
        int waiting = RingMemory.loadAcquire(mapping.rings() + layout.sqTail())
                - RingMemory.loadAcquire(mapping.rings() + layout.sqHead());
        if (waiting != 0) {
            throw new IllegalArgumentException(
                    waiting + " entries wait in the submission queue: submit them before the ring is taken over");
        }
    }
}
