package dev.uring.model;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Has every method of {@code dev.uring.RingMemory}, whose bodies {@link ModelledLibrary} replaces by calls of these, and
 * those of segments and variable handles that {@code BufferRingEntries} calls, which it replaces too.
 */
public final class SharedMemory {
    private static Model model;

    private SharedMemory() {}

    static void use(Model execution) {
        model = execution;
    }

    public static long address(long address) {
        return address;
    }

    public static int loadAcquire(long address) {
        return (int) model.load(address, Integer.BYTES, Order.ACQUIRE);
    }

    public static void storeRelease(long address, int value) {
        model.store(address, Integer.BYTES, value, Order.RELEASE);
    }

    public static int loadOpaque(long address) {
        return (int) model.load(address, Integer.BYTES, Order.OPAQUE);
    }

    public static void storeOpaque(long address, int value) {
        model.store(address, Integer.BYTES, value, Order.OPAQUE);
    }

    public static void fullFence() {
        model.fence();
    }

    public static int getInt(long address) {
        return (int) model.load(address, Integer.BYTES, Order.PLAIN);
    }

    public static void putInt(long address, int value) {
        model.store(address, Integer.BYTES, value, Order.PLAIN);
    }

    public static long getLong(long address) {
        return model.load(address, Long.BYTES, Order.PLAIN);
    }

    public static void putLong(long address, long value) {
        model.store(address, Long.BYTES, value, Order.PLAIN);
    }

    public static void copy(long from, long to, long size) {
        for (long i = 0; i < size; i += Long.BYTES) {
            putLong(to + i, getLong(from + i));
        }
    }

    public static void clear(long address, long size) {
        for (long i = 0; i < size; i += Long.BYTES) {
            putLong(address + i, 0);
        }
    }

    public static void set(MemorySegment segment, ValueLayout.OfLong layout, long offset, long value) {
        model.store(segment.address() + offset, Long.BYTES, value, Order.PLAIN);
    }

    public static void set(MemorySegment segment, ValueLayout.OfInt layout, long offset, int value) {
        model.store(segment.address() + offset, Integer.BYTES, value, Order.PLAIN);
    }

    public static void set(MemorySegment segment, ValueLayout.OfShort layout, long offset, short value) {
        model.store(segment.address() + offset, Short.BYTES, value, Order.PLAIN);
    }

    public static void set(VarHandle handle, MemorySegment segment, long offset, short value) {
        model.store(segment.address() + offset, Short.BYTES, value, Order.PLAIN);
    }

    public static void setOpaque(VarHandle handle, MemorySegment segment, long offset, short value) {
        model.store(segment.address() + offset, Short.BYTES, value, Order.OPAQUE);
    }

    public static void setRelease(VarHandle handle, MemorySegment segment, long offset, short value) {
        model.store(segment.address() + offset, Short.BYTES, value, Order.RELEASE);
    }
}
