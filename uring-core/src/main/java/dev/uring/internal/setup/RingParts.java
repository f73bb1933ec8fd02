package dev.uring.internal.setup;

import static dev.uring.kernel.Features.IORING_FEAT_SINGLE_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingLayoutCheck;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.ring.RingOwnMemory;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/** A ring as it comes out of set-up: how to call the kernel about it, and its memory. */
public record RingParts(RingBackend backend, RingHandle handle, RingLayout layout, RingMapping mapping) {

    /**
     * Puts together what set-up returned. When that fails, the ring is gone.
     *
     * @param result the descriptor, or the index of a ring without one
     * @param params {@code struct io_uring_params}
     * @param own the memory of a ring that is not mapped, else null
     */
    public static RingParts of(RingBackend backend, int result, MemorySegment params, RingOwnMemory own)
            throws UringException {
        RingLayout layout = RingLayout.of(params, IoUringParams.flags(params));
        int features = IoUringParams.features(params);
        RingHandle handle = layout.has(IORING_SETUP_REGISTERED_FD_ONLY)
                ? RingHandle.ofIndex(backend, result, features)
                : RingHandle.ofDescriptor(backend, result, features);
        RingMapping mapping = null;
        try {
            RingLayoutCheck.check(layout);
            if (own != null) {
                own.checkHolds(layout);
            }
            mapping = own != null ? new RingMapping.Own(own) : map(backend, handle, layout);
            layout.fillArray(mapping.rings());
            return new RingParts(backend, handle, layout, mapping);
        } catch (Throwable e) {
            try {
                if (mapping != null) {
                    mapping.detach(backend);
                }
            } finally {
                handle.close();
                if (own != null) {
                    own.closePipe(backend);
                }
            }
            throw e;
        }
    }

    /** Maps a ring by its descriptor. */
    public static RingMapping map(RingBackend backend, RingHandle handle, RingLayout layout) throws UringException {
        // Before Linux 5.4 each ring had to be mapped by itself.
        handle.require(IORING_FEAT_SINGLE_MMAP, "mapping both rings at once");
        return RingMapping.Mapped.of(backend, handle.fd(), layout);
    }

    public RingParts with(RingLayout newLayout, RingMapping newMapping) {
        return new RingParts(backend, handle, newLayout, newMapping);
    }

    /** Closes the ring. The kernel may still be at work, also in the ring's own memory. */
    public void detach() {
        try {
            mapping.detach(backend);
        } finally {
            handle.close();
        }
    }

    /** Lets go of a ring that stays another's. */
    public void forget() {
        try {
            mapping.detach(backend);
        } finally {
            backend.close();
        }
    }

    /** Frees the ring's own memory, which the kernel must be done with. */
    public void free() {
        mapping.free();
    }
}
