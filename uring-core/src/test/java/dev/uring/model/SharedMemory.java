package dev.uring.model;

/**
 * Has every method of {@code RingMemory}, whose bodies {@link ModelledLibrary} replaces by calls of these.
 */
public final class SharedMemory {
    private static Model model;

    private SharedMemory() {}

    static void use(Model execution) {
        model = execution;
    }

    public static long address(long base, int offset) {
        return base + offset;
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

    public static void copy(long[] from, int start, long to, int count) {
        for (int i = 0; i < count; i++) {
            putLong(to + (long) Long.BYTES * i, from[start + i]);
        }
    }

    public static void copyEntry(long[] from, long to) {
        copy(from, 0, to, 8);
    }

    public static void clear(long address, long size) {
        for (long i = 0; i < size; i += Long.BYTES) {
            putLong(address + i, 0);
        }
    }

    public static void putShort(long address, short value) {
        model.store(address, Short.BYTES, value, Order.PLAIN);
    }

    public static void storeRelease(long address, short value) {
        model.store(address, Short.BYTES, value, Order.RELEASE);
    }
}
