package dev.uring;

import static dev.uring.EnterFlags.IORING_ENTER_REGISTERED_RING;
import static dev.uring.Features.IORING_FEAT_REG_REG_RING;
import static dev.uring.RegisterCodes.IORING_REGISTER_RING_FDS;
import static dev.uring.RegisterCodes.IORING_REGISTER_USE_REGISTERED_RING;
import static dev.uring.RegisterCodes.IORING_UNREGISTER_RING_FDS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.backend.RingBackend;
import java.lang.foreign.MemorySegment;

/**
 * How calls name the ring: by its descriptor or, which saves the kernel looking up the file, by an index registered with the
 * owner's thread.
 */
final class RingHandle {
    private static final int PICK_INDEX = 0xFFFF_FFFF;
    private static final int NONE = -1;

    private final RingBackend backend;
    private final int features;
    private final int fd;

    /** {@code struct io_uring_rsrc_update}: u32 offset, u32 resv, u64 data. */
    private final MemorySegment update;

    private int index = NONE;

    RingHandle(RingBackend backend, int fd, int features) {
        this.backend = backend;
        this.fd = fd;
        this.features = features;
        update = backend.argumentMemory().allocate(16, Long.BYTES);
    }

    /** The ring's descriptor. */
    int fd() {
        return fd;
    }

    /** What {@code io_uring_enter} takes as descriptor, given {@link #enterFlags()}. */
    int enterFd() {
        return index == NONE ? fd : index;
    }

    int enterFlags() {
        return index == NONE ? 0 : IORING_ENTER_REGISTERED_RING;
    }

    /** Registers an index with the calling thread if it can: a thread has 16 of them, and kernels before 5.18 none. */
    void tryRegister() {
        update.set(JAVA_INT, 0, PICK_INDEX);
        update.set(JAVA_LONG, 8, fd);
        try {
            if (backend.register(fd, IORING_REGISTER_RING_FDS, update, 1) == 1) {
                index = update.get(JAVA_INT, 0);
            }
        } catch (UnsupportedOperationException e) {
            // The calls of an enclave bring no index back. The descriptor works as well.
        }
    }

    /** Takes the index back; as long as it is there, the ring stays alive. */
    void unregister() {
        if (index != NONE) {
            update.set(JAVA_INT, 0, index);
            update.set(JAVA_LONG, 8, 0);
            backend.register(fd, IORING_UNREGISTER_RING_FDS, update, 1);
            index = NONE;
        }
    }

    /** Makes a registration call about this ring; the result or {@code -errno}. */
    int register(int operation, MemorySegment argument, int count) {
        if (index != NONE && (features & IORING_FEAT_REG_REG_RING) != 0) {
            return backend.register(index, operation | IORING_REGISTER_USE_REGISTERED_RING, argument, count);
        }
        return backend.register(fd, operation, argument, count);
    }
}
