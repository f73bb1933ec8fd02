package dev.uring.internal.setup;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_REGISTERED_RING;
import static dev.uring.kernel.Features.IORING_FEAT_REG_REG_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_CLONE_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ENABLE_RINGS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RING_FDS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_USE_REGISTERED_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ZCRX_IFQ;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_RING_FDS;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.kernel.Features;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate;
import dev.uring.struct.IoUringRsrcUpdate2;
import java.lang.foreign.MemorySegment;

/**
 * How calls name the ring: by its descriptor or, which saves the kernel looking up the file, by an index registered
 * with the owner's thread.
 */
public final class RingHandle {
    private static final int PICK_INDEX = 0xFFFF_FFFF;
    private static final int NONE = -1;

    private final RingBackend backend;
    private final int features;
    private final int fd;

    /** {@code struct io_uring_rsrc_update}. */
    private final MemorySegment update;

    private int index;
    private int enterFd;
    private int enterFlags;
    private boolean messaged;
    private boolean tagged;
    private boolean uncountedTags;
    private boolean files;
    private boolean buffers;

    /** Whether a table of buffers is registered now. */
    private boolean bufferTable;

    /** How many other registrations hold memory that operations to come write to. */
    private int bufferRings;

    private RingHandle(RingBackend backend, int fd, int index, int features) {
        this.backend = backend;
        this.fd = fd;
        this.features = features;
        useIndex(index);
        update = IoUringRsrcUpdate.allocate(backend.argumentMemory());
    }

    public static RingHandle ofDescriptor(RingBackend backend, int fd, int features) {
        return new RingHandle(backend, fd, NONE, features);
    }

    /** A ring that was set up with an index and without a descriptor. */
    public static RingHandle ofIndex(RingBackend backend, int index, int features) {
        return new RingHandle(backend, NONE, index, features);
    }

    /** The ring's descriptor, or -1, for calls of our own. */
    public int fd() {
        return fd;
    }

    /** The ring's descriptor, for the user: other rings may send completions here from now on. */
    public int descriptor() {
        int descriptor = quietDescriptor();
        messaged = true;
        return descriptor;
    }

    /** The ring's descriptor, for calls that let nothing send completions. */
    public int quietDescriptor() {
        if (fd == NONE) {
            throw new IllegalStateException("the ring has no descriptor, only an index with its owner");
        }
        return fd;
    }

    /** Whether other rings may send completions, which no entry asked for. */
    public boolean isMessaged() {
        return messaged;
    }

    /** Whether resources were registered whose release posts a completion. */
    public boolean isTagged() {
        return tagged;
    }

    /** Whether completions of released resources may come that do not count as in flight. */
    public boolean hasUncountedTags() {
        return uncountedTags;
    }

    public int features() {
        return features;
    }

    public boolean has(int feature) {
        return (features & feature) != 0;
    }

    /** Refuses what this kernel cannot do. */
    public void require(int feature, String what) {
        if (!has(feature)) {
            throw new UnsupportedOperationException(
                    what + " needs " + Features.names(feature).getFirst() + " of Linux " + Features.since(feature)
                            + ", which this kernel lacks");
        }
    }

    /** What {@code io_uring_enter} takes as descriptor, given {@link #enterFlags()}. */
    public int enterFd() {
        return enterFd;
    }

    public int enterFlags() {
        return enterFlags;
    }

    /** Registers an index with the calling thread if it can: a thread has 16 of them, and kernels before 5.18 none. */
    public void tryRegister() {
        if (index != NONE) {
            return;
        }
        IoUringRsrcUpdate.offset(update, PICK_INDEX);
        IoUringRsrcUpdate.data(update, fd);
        try {
            if (backend.register(fd, IORING_REGISTER_RING_FDS, update, 1) == 1) {
                useIndex(IoUringRsrcUpdate.offset(update));
            }
        } catch (UnsupportedOperationException e) {
            // The calls of an enclave bring no index back. The descriptor works as well.
        }
    }

    /** Lets a ring that started disabled take entries, from the calling thread where one thread only may. */
    public void enable() throws UringException {
        int result = register(IORING_REGISTER_ENABLE_RINGS, MemorySegment.NULL, 0);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_ENABLE_RINGS, -result, "");
        }
    }

    /** Makes do without the index, which ended with the thread that it was registered with. */
    public void forgetIndex() {
        useIndex(NONE);
    }

    /** Takes the index back and closes the descriptor. As long as one of them is there, the ring stays alive. */
    public void close() {
        try {
            if (index != NONE) {
                IoUringRsrcUpdate.offset(update, index);
                IoUringRsrcUpdate.data(update, 0);
                register(IORING_UNREGISTER_RING_FDS, update, 1);
                useIndex(NONE);
            }
        } finally {
            if (fd != NONE) {
                backend.closeDescriptor(fd);
            }
        }
    }

    private void useIndex(int index) {
        this.index = index;
        enterFd = index == NONE ? fd : index;
        enterFlags = index == NONE ? 0 : IORING_ENTER_REGISTERED_RING;
    }

    /**
     * Makes a registration call about this ring, which may have tags that nobody counts.
     *
     * @return the result or {@code -errno}
     */
    public int register(int operation, MemorySegment argument, int count) {
        boolean tags = hasTags(operation, argument);
        uncountedTags |= tags;
        return register(operation, argument, count, tags);
    }

    /**
     * Makes a registration call about this ring.
     *
     * @param tags whether it registers resources that post a completion when they are released, each of which is counted
     * @return the result or {@code -errno}
     */
    public int register(int operation, MemorySegment argument, int count, boolean tags) {
        tagged |= tags;
        note(operation);
        int result = call(operation, argument, count);
        if (result >= 0) {
            noteMemory(operation);
        }
        return result;
    }

    private int call(int operation, MemorySegment argument, int count) {
        if (index != NONE && (fd == NONE || has(IORING_FEAT_REG_REG_RING))) {
            return backend.register(index, operation | IORING_REGISTER_USE_REGISTERED_RING, argument, count);
        }
        return backend.register(fd, operation, argument, count);
    }

    /** Notes what a call may leave registered. */
    private void note(int operation) {
        switch (operation) {
            case IORING_REGISTER_FILES, IORING_REGISTER_FILES2 -> files = true;
            case IORING_REGISTER_BUFFERS, IORING_REGISTER_BUFFERS2, IORING_REGISTER_CLONE_BUFFERS -> buffers = true;
            default -> {}
        }
    }

    /** Notes what a call that succeeded changed about the memory that the kernel holds. */
    private void noteMemory(int operation) {
        switch (operation) {
            case IORING_REGISTER_BUFFERS, IORING_REGISTER_BUFFERS2, IORING_REGISTER_CLONE_BUFFERS -> bufferTable = true;
            case IORING_UNREGISTER_BUFFERS -> bufferTable = false;
            case IORING_REGISTER_PBUF_RING, IORING_REGISTER_ZCRX_IFQ -> bufferRings++;
            case IORING_UNREGISTER_PBUF_RING -> bufferRings--;
            default -> {}
        }
    }

    /** Whether memory is registered, which operations to come may write to although nothing is in flight now. */
    public boolean holdsMemory() {
        return bufferTable || bufferRings > 0;
    }

    /**
     * Gives registered files and buffers up. The kernel does so too for a closed ring, but some ten milliseconds later: until
     * then ports are bound and memory is pinned.
     */
    public void unregisterResources() {
        try {
            if (files) {
                register(IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
            }
            if (buffers) {
                register(IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
            }
        } catch (UnsupportedOperationException e) {
            // The calls of an enclave cannot carry it. The kernel does it a moment after the ring is closed.
        }
    }

    /** Whether a call may register resources that post a completion when they are released: it has an array of tags. */
    private static boolean hasTags(int operation, MemorySegment argument) {
        long field = switch (operation) {
            case IORING_REGISTER_FILES2, IORING_REGISTER_BUFFERS2 -> IoUringRsrcRegister.TAGS_OFFSET;
            case IORING_REGISTER_FILES_UPDATE2, IORING_REGISTER_BUFFERS_UPDATE -> IoUringRsrcUpdate2.TAGS_OFFSET;
            default -> NONE;
        };
        return field != NONE
                && argument.byteSize() >= field + Long.BYTES
                && argument.get(JAVA_LONG_UNALIGNED, field) != 0;
    }
}
