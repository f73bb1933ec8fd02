package dev.uring.register;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Access to rings of provided buffers by absolute address: apart from the protocol, so that a model of memory can take its
 * place.
 *
 * <p>One constant segment covers the whole address space, and addresses are masked, so that the compiler drops every check.
 * What makes this safe is the check of owner and closing that each method of {@link BufferRing} starts with, and that
 * {@link BufferRingEntries} looks whether its memory is alive.
 */
final class EntryMemory {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final VarHandle SHORT = JAVA_SHORT.varHandle().withInvokeExactBehavior();
    private static final VarHandle SHORT_UNALIGNED =
            JAVA_SHORT_UNALIGNED.varHandle().withInvokeExactBehavior();
    private static final VarHandle INT_UNALIGNED =
            JAVA_INT_UNALIGNED.varHandle().withInvokeExactBehavior();
    private static final VarHandle LONG_UNALIGNED =
            JAVA_LONG_UNALIGNED.varHandle().withInvokeExactBehavior();

    /** The bits that an address in a process can have. */
    private static final long ADDRESS_BITS = (1L << 56) - 1;

    private static final long INDEX_BITS = ADDRESS_BITS & -Short.BYTES;

    private EntryMemory() {}

    /** The address of what lies behind a base, known to the compiler to be one. */
    static long address(long base, int offset) {
        return (base & ADDRESS_BITS) + (offset & 0xFFFF_FFFFL);
    }

    static void putLong(long address, long value) {
        LONG_UNALIGNED.set(ALL, address, value);
    }

    static void putInt(long address, int value) {
        INT_UNALIGNED.set(ALL, address, value);
    }

    static void putShort(long address, short value) {
        SHORT_UNALIGNED.set(ALL, address, value);
    }

    /** Writes an index that the kernel reads; what was written before is visible to it then. */
    static void storeRelease(long address, short value) {
        SHORT.setRelease(ALL, address & INDEX_BITS, value);
    }
}
