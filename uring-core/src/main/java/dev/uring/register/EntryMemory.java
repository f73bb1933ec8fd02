package dev.uring.register;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/** Access to a ring of provided buffers: apart from the protocol, so that a model of memory can take its place. */
final class EntryMemory {
    private static final VarHandle SHORT = JAVA_SHORT.varHandle().withInvokeExactBehavior();

    private EntryMemory() {}

    static void putLong(MemorySegment ring, long offset, long value) {
        ring.set(JAVA_LONG, offset, value);
    }

    static void putInt(MemorySegment ring, long offset, int value) {
        ring.set(JAVA_INT, offset, value);
    }

    static void putShort(MemorySegment ring, long offset, short value) {
        ring.set(JAVA_SHORT, offset, value);
    }

    /** Writes an index that the kernel reads; what was written before is visible to it then. */
    static void storeRelease(MemorySegment ring, long offset, short value) {
        SHORT.setRelease(ring, offset, value);
    }
}
