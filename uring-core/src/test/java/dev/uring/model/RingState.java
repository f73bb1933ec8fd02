package dev.uring.model;

import dev.uring.IoUring;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the queues and the submitter of a ring remember, outside of the memory they share with the kernel. */
final class RingState {
    private static final Map<Class<?>, Field[]> FIELDS = new HashMap<>();
    private static final Map<Class<?>, Boolean> CONSTANT = new HashMap<>();

    /** What the library holds but does not change, or what describes itself. */
    private static final List<Class<?>> NEVER_CHANGES =
            List.of(Thread.class, MemorySegment.class, ModelledKernel.class, Duration.class, String.class);

    /** What ends waits after far more calls than are made here, and what notes operations that are not made here. */
    private static final Set<String> UNUSED =
            Set.of("dev.uring.internal.call.StallWatch", "dev.uring.internal.ring.NotedOperations");

    private final StateKey key;
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private RingState(StateKey key) {
        this.key = key;
    }

    /** Adds the fields of these objects and of all objects of the library that they lead to. */
    static void describe(IoUring ring, StateKey key) {
        RingState state = new RingState(key);
        try {
            state.add(ring.submission());
            state.add(ring.completion());
            state.add(ring.submitter());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Object object) throws IllegalAccessException {
        if (!visited.add(object)) {
            return;
        }
        for (Field field : FIELDS.computeIfAbsent(object.getClass(), RingState::fields)) {
            Class<?> type = field.getType();
            if (type == long.class) {
                key.add(field.getLong(object));
            } else if (type == int.class) {
                key.add(field.getInt(object));
            } else if (type == boolean.class) {
                key.add(field.getBoolean(object));
            } else if (type == long[].class) {
                addStaged(object, (long[]) field.get(object));
            } else {
                addReferenced(field, field.get(object));
            }
        }
    }

    /** What the array of a submission queue holds behind its end means nothing. */
    private void addStaged(Object queue, long[] words) throws IllegalAccessException {
        for (Field field : FIELDS.get(queue.getClass())) {
            if (field.getName().equals("end")) {
                Arrays.stream(words, 0, field.getInt(queue)).forEach(key::add);
            }
        }
    }

    private void addReferenced(Field field, Object value) throws IllegalAccessException {
        key.add(value == null);
        if (value == null || CONSTANT.computeIfAbsent(value.getClass(), RingState::isConstant)) {
            return;
        }
        if (value instanceof Enum<?> constant) {
            key.add(constant.ordinal());
            return;
        }
        if (!value.getClass().getName().startsWith("dev.uring.")) {
            throw new IllegalStateException(field + " holds a "
                    + value.getClass().getName() + ", and the model does not know whether that ever changes");
        }
        add(value);
    }

    private static boolean isConstant(Class<?> type) {
        return NEVER_CHANGES.stream().anyMatch(constant -> constant.isAssignableFrom(type))
                || UNUSED.contains(type.getName());
    }

    private static Field[] fields(Class<?> type) {
        Field[] own = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toArray(Field[]::new);
        AccessibleObject.setAccessible(own, true);
        if (type.getSuperclass() == null) {
            return own;
        }
        Field[] inherited = fields(type.getSuperclass());
        Field[] all = Arrays.copyOf(inherited, inherited.length + own.length);
        System.arraycopy(own, 0, all, inherited.length, own.length);
        return all;
    }
}
