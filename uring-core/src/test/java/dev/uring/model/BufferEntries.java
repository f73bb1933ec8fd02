package dev.uring.model;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The library's {@code BufferRingEntries}, which is private to its package. */
final class BufferEntries {
    private static final Class<?> TYPE = type();
    private static final Method ADD = method("add", long.class, int.class, int.class);
    private static final Method PUBLISH = method("publish");

    private final Object entries;

    /**
     * A ring of buffers at an address.
     *
     * @param start the first index; it takes 65,536 buffers to come back to it, so it is set
     */
    BufferEntries(int count, int start) {
        try {
            Constructor<?> constructor = TYPE.getDeclaredConstructor(MemorySegment.class, int.class);
            constructor.setAccessible(true);
            entries = constructor.newInstance(MemorySegment.ofAddress(BufferImage.RING), count);
            Field tail = TYPE.getDeclaredField("tail");
            tail.setAccessible(true);
            tail.setInt(entries, start);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(long address, int bytes, int id) {
        call(ADD, address, bytes, id);
    }

    void publish() {
        call(PUBLISH);
    }

    private void call(Method method, Object... arguments) {
        try {
            method.invoke(entries, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type() {
        try {
            return Class.forName("dev.uring.register.BufferRingEntries");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            Method method = TYPE.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
