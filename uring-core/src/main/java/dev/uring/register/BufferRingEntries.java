package dev.uring.register;

import dev.uring.internal.ring.RingMemory;
import dev.uring.struct.IoUringBuf;
import dev.uring.struct.IoUringBufRing;
import java.lang.foreign.MemorySegment;

/**
 * The application's side of the protocol between it and the kernel over a ring of provided buffers. The tail runs freely
 * through all 16 bits.
 */
final class BufferRingEntries {
    private static final int ENTRY_SIZE = (int) IoUringBuf.SIZE;

    /** The caller may have brought the memory along, and freed it too early. */
    private final MemorySegment.Scope lifetime;

    private final long ring;
    private final int mask;
    private int tail;

    BufferRingEntries(MemorySegment ring, int entries) {
        lifetime = ring.scope();
        this.ring = ring.address();
        mask = entries - 1;
    }

    /** The index of the next entry; only its low 16 bits count. */
    int tail() {
        return tail;
    }

    /** Writes the next entry, which the kernel does not see yet. */
    void add(long address, int bytes, int id) {
        if (!lifetime.isAlive()) {
            throw new IllegalStateException("the memory of the ring of buffers was freed before it was closed");
        }
        long entry = RingMemory.address(ring, (tail++ & mask) * ENTRY_SIZE);
        // The tail lies behind the id in the first entry, so no entry is written as a whole.
        RingMemory.putLong(entry + IoUringBuf.ADDR_OFFSET, address);
        RingMemory.putInt(entry + IoUringBuf.LEN_OFFSET, bytes);
        RingMemory.putShort(entry + IoUringBuf.BID_OFFSET, (short) id);
    }

    /** Makes the written entries visible to the kernel. */
    void publish() {
        RingMemory.storeRelease(ring + IoUringBufRing.TAIL_OFFSET, (short) tail);
    }
}
