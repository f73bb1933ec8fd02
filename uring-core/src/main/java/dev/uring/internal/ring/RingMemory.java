package dev.uring.internal.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Access to mapped rings, and to rings of provided buffers, by absolute address: apart from the protocols, so that a model of
 * memory can take its place.
 *
 * <p>One constant segment covers the whole address space, so that the compiler drops every bounds and liveness check.
 * What makes this safe is the check of owner and closing that each public method of a queue starts with.
 */
public final class RingMemory {
    /** The number of words of an entry of 64 bytes. */
    public static final int ENTRY_WORDS = 8;

    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final VarHandle INT = JAVA_INT.varHandle().withInvokeExactBehavior();
    private static final VarHandle SHORT = JAVA_SHORT.varHandle().withInvokeExactBehavior();

    // Used directly, because HotSpot inlines 15 methods deep, its own included: get and set of the segment are one
    // more.
    private static final VarHandle INT_UNALIGNED =
            JAVA_INT_UNALIGNED.varHandle().withInvokeExactBehavior();
    private static final VarHandle SHORT_UNALIGNED =
            JAVA_SHORT_UNALIGNED.varHandle().withInvokeExactBehavior();
    private static final VarHandle LONG_UNALIGNED =
            JAVA_LONG_UNALIGNED.varHandle().withInvokeExactBehavior();

    /**
     * The bits that an address in a process can have. Masking tells the compiler that the address and the fields behind
     * it lie within the segment, where it would compare for each access.
     */
    private static final long ADDRESS_BITS = (1L << 56) - 1;

    private static final long INDEX_BITS = ADDRESS_BITS & -Integer.BYTES;
    private static final long SHORT_INDEX_BITS = ADDRESS_BITS & -Short.BYTES;

    private RingMemory() {}

    /**
     * The address of what lies behind a base, known to the compiler to be one. The masked base does not change in a
     * loop, and the offset, not negative, is extended by zeros.
     */
    public static long address(long base, int offset) {
        return (base & ADDRESS_BITS) + (offset & 0xFFFF_FFFFL);
    }

    /** Reads an index that the kernel advances; what it wrote before is visible afterwards. */
    public static int loadAcquire(long address) {
        return (int) INT.getAcquire(ALL, address & INDEX_BITS);
    }

    /** Writes an index that the kernel reads; what was written before is visible to it then. */
    public static void storeRelease(long address, int value) {
        INT.setRelease(ALL, address & INDEX_BITS, value);
    }

    /** {@link #storeRelease(long, int)} of an index that has 16 bits. */
    public static void storeRelease(long address, short value) {
        SHORT.setRelease(ALL, address & SHORT_INDEX_BITS, value);
    }

    /** Reads a value that the kernel may change at any time. */
    public static int loadOpaque(long address) {
        return (int) INT.getOpaque(ALL, address & INDEX_BITS);
    }

    /** Writes a value that the kernel may read at any time. */
    public static void storeOpaque(long address, int value) {
        INT.setOpaque(ALL, address & INDEX_BITS, value);
    }

    /** Keeps loads and stores after it from overtaking those before it, a load overtaking a store included. */
    public static void fullFence() {
        VarHandle.fullFence();
    }

    public static int getInt(long address) {
        return (int) INT_UNALIGNED.get(ALL, address);
    }

    public static void putInt(long address, int value) {
        INT_UNALIGNED.set(ALL, address, value);
    }

    public static long getLong(long address) {
        return (long) LONG_UNALIGNED.get(ALL, address);
    }

    public static void putLong(long address, long value) {
        LONG_UNALIGNED.set(ALL, address, value);
    }

    public static void putShort(long address, short value) {
        SHORT_UNALIGNED.set(ALL, address, value);
    }

    public static void copy(long from, long to, long size) {
        MemorySegment.copy(ALL, from, ALL, to, size);
    }

    /** Copies words of an array. */
    public static void copy(long[] from, int start, long to, int count) {
        MemorySegment.copy(from, start, ALL, JAVA_LONG_UNALIGNED, to & ADDRESS_BITS, count);
    }

    /**
     * Copies the first {@value #ENTRY_WORDS} words of an array: in a quarter of the instructions that a call takes, and
     * each as it was stored, for which the processor need not wait.
     */
    public static void copyEntry(long[] from, long to) {
        long address = to & ADDRESS_BITS;
        for (int i = 0; i < ENTRY_WORDS; i++) {
            putLong(address + Long.BYTES * i, from[i]);
        }
    }

    public static void clear(long address, long size) {
        ALL.asSlice(address, size).fill((byte) 0);
    }
}
