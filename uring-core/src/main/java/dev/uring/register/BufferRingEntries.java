package dev.uring.register;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.uring.struct.IoUringBuf;
import dev.uring.struct.IoUringBufRing;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The application's side of the protocol between it and the kernel over a ring of provided buffers. The tail runs freely
 * through all 16 bits.
 */
final class BufferRingEntries {
    private static final VarHandle TAIL = JAVA_SHORT.varHandle().withInvokeExactBehavior();

    private final MemorySegment ring;
    private final int mask;
    private int tail;

    BufferRingEntries(MemorySegment ring, int entries) {
        this.ring = ring;
        mask = entries - 1;
    }

    /** The index of the next entry; only its low 16 bits count. */
    int tail() {
        return tail;
    }

    /** Writes the next entry, which the kernel does not see yet. */
    void add(long address, int bytes, int id) {
        long entry = (tail++ & mask) * IoUringBuf.SIZE;
        // The tail lies behind the id in the first entry, so no entry is written as a whole.
        ring.set(JAVA_LONG, entry + IoUringBuf.ADDR_OFFSET, address);
        ring.set(JAVA_INT, entry + IoUringBuf.LEN_OFFSET, bytes);
        ring.set(JAVA_SHORT, entry + IoUringBuf.BID_OFFSET, (short) id);
    }

    /** Makes the written entries visible to the kernel. */
    void publish() {
        TAIL.setRelease(ring, IoUringBufRing.TAIL_OFFSET, (short) tail);
    }
}
