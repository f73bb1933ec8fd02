package dev.uring.backend;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An arena of host memory. Closing it gives every piece back to the host. */
final class OcallHostArena implements Arena {
    /** What the host's {@code malloc} guarantees on every supported platform. */
    private static final long MALLOC_ALIGNMENT = 16;

    private final OcallHostMemory memory;
    private final Arena lifetime = Arena.ofShared();

    OcallHostArena(OcallHostMemory memory) {
        this.memory = memory;
    }

    @Override
    @SuppressWarnings("restricted")
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        if (byteSize < 0) {
            throw new IllegalArgumentException("byteSize " + byteSize + " is negative");
        }
        if (byteAlignment <= 0 || Long.bitCount(byteAlignment) != 1) {
            throw new IllegalArgumentException("byteAlignment " + byteAlignment + " is no power of two");
        }
        if (!lifetime.scope().isAlive()) {
            throw new IllegalStateException("the arena is closed");
        }
        long slack = byteAlignment > MALLOC_ALIGNMENT ? byteAlignment : 0;
        if (byteSize > Long.MAX_VALUE - slack) {
            throw new OutOfMemoryError("u_malloc_ocall: wanted " + byteSize + " bytes aligned to " + byteAlignment);
        }
        long piece = memory.allocate(Math.max(1, byteSize + slack));
        // The host chooses the address; rounding up covers one that does not keep malloc's promise, if there is slack.
        long address = slack == 0 ? piece : (piece + byteAlignment - 1) & -byteAlignment;
        try {
            return MemorySegment.ofAddress(address)
                    .reinterpret(byteSize, lifetime, segment -> memory.free(piece))
                    .fill((byte) 0);
        } catch (IllegalStateException closedMeanwhile) {
            memory.free(piece);
            throw closedMeanwhile;
        }
    }

    @Override
    public MemorySegment.Scope scope() {
        return lifetime.scope();
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
