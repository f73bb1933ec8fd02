package dev.uring.internal.ring;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.kernel.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory of the application for a ring with {@code IORING_SETUP_NO_MMAP}: the submission entries on whole pages, then
 * both rings.
 */
public final class RingOwnMemory {
    private static final long NONE = -1;

    private final MemorySegment segment;
    private final long rings;
    private final Arena arena;
    private long pipe = NONE;

    private RingOwnMemory(MemorySegment segment, long rings, Arena arena) {
        this.segment = segment;
        this.rings = rings;
        this.arena = arena;
    }

    /** Memory that the ring allocates and frees. */
    public static RingOwnMemory allocate(RingBackend backend, int flags, int entries, int cqEntries) {
        int page = backend.pageSize();
        Arena arena = backend.newKernelArena();
        MemorySegment segment = arena.allocate(RingLayout.memorySize(flags, entries, cqEntries, page), page);
        return new RingOwnMemory(segment, ringsIn(segment, flags, entries, page), arena);
    }

    /** Memory that the caller gives, and keeps alive until the ring is closed. */
    public static RingOwnMemory in(MemorySegment segment, RingBackend backend, int flags, int entries, int cqEntries) {
        int page = backend.pageSize();
        long needed = RingLayout.memorySize(flags, entries, cqEntries, page);
        if (!segment.isNative() || segment.address() % page != 0) {
            throw new IllegalArgumentException("the memory of a ring must be native and start on a page of " + page
                    + " bytes; this is " + segment);
        }
        if (segment.byteSize() < needed) {
            throw new IllegalArgumentException(
                    "the memory of this ring has " + segment.byteSize() + " bytes and needs " + needed);
        }
        // The kernel takes the indices as it finds them.
        MemorySegment used = segment.asSlice(0, needed).fill((byte) 0);
        return new RingOwnMemory(used, ringsIn(used, flags, entries, page), null);
    }

    /**
     * Opens the pipe that closing needs, because then the process may have no descriptor left, and without the pipe nothing tells
     * when this memory can be freed.
     *
     * @throws UringException when there is no descriptor for it now
     */
    public void reservePipe(RingBackend backend) throws UringException {
        long opened = backend.openPipe();
        if (opened >= 0) {
            pipe = opened;
        } else if (opened != -Errno.ENOSYS) {
            throw Refusals.call("pipe2", (int) -opened, "a ring in memory of its own needs a pipe to close");
        }
    }

    /** The pipe, as {@link RingBackend#openPipe()} returned it, which is the caller's now; negative when there is none. */
    public long takePipe() {
        long taken = pipe;
        pipe = NONE;
        return taken;
    }

    /** Closes the pipe, which is not needed. */
    public void closePipe(RingBackend backend) {
        long opened = takePipe();
        if (opened >= 0) {
            backend.closeDescriptor((int) opened);
            backend.closeDescriptor((int) (opened >>> 32));
        }
    }

    public long entries() {
        return segment.address();
    }

    public long rings() {
        return rings;
    }

    /** Refuses a layout that does not fit: whoever reports sizes must not make the library write behind this memory. */
    public void checkHolds(RingLayout layout) {
        checkFits("submission entries", layout.sqeBytes(), rings - segment.address());
        checkFits("rings", layout.ringBytes(), segment.address() + segment.byteSize() - rings);
    }

    private static void checkFits(String part, long bytes, long room) {
        if (bytes > room) {
            throw new IllegalStateException("io_uring_setup answered sq_entries and cq_entries whose " + part + " take "
                    + bytes + " bytes, and what was asked for has " + room + ": the ring is unusable");
        }
    }

    public void free() {
        if (arena != null) {
            arena.close();
        }
    }

    private static long ringsIn(MemorySegment segment, int flags, int entries, int page) {
        return segment.address() + RingLayout.alignUp(RingLayout.sqeBytes(flags, entries), page);
    }
}
