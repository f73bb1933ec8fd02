package dev.uring.register;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A piece of a provided buffer with data, held until it is closed. Closing gives it back to the kernel, and ends every access
 * to its memory: a segment that is used afterwards throws {@link IllegalStateException}. Only the owner of the ring may use
 * it.
 *
 * {@snippet class="dev.uring.snippet.ProvidedBufferTest" region="lend"}
 */
public final class ProvidedBuffer implements AutoCloseable {
    private final BufferRing ring;
    private final long lease;
    private final Arena arena;
    private final MemorySegment segment;

    /** Its neighbours in the list of those that are not closed. */
    ProvidedBuffer previous;

    ProvidedBuffer next;

    @SuppressWarnings("restricted")
    ProvidedBuffer(BufferRing ring, long lease, MemorySegment memory) {
        this.ring = ring;
        this.lease = lease;
        arena = Arena.ofConfined();
        segment = memory.reinterpret(arena, null);
    }

    /** The data. */
    public MemorySegment segment() {
        return segment;
    }

    /** The id of the buffer. */
    public int id() {
        return BufferLedger.id(lease);
    }

    /** Gives the piece back. Closing again does nothing. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            ring.giveBack(lease);
            ring.lent().remove(this);
            revoke();
        }
    }

    /** Ends the access to the memory. Where its thread has ended, nobody has access. */
    void revoke() {
        if (segment.isAccessibleBy(Thread.currentThread())) {
            arena.close();
        }
    }
}
