package dev.uring.testing;

import dev.uring.Fd;
import dev.uring.Operation;
import dev.uring.kernel.Errno;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which operations the tests executed in this JVM, and on what kinds of files. */
public final class OperationLog {
    private static final Set<String> EXECUTED = ConcurrentHashMap.newKeySet();
    private static final Set<String> UNSUPPORTED = ConcurrentHashMap.newKeySet();
    private static final Set<String> REGISTERED_POSSIBLE = ConcurrentHashMap.newKeySet();
    private static final Set<String> REGISTERED_DONE = ConcurrentHashMap.newKeySet();

    private OperationLog() {}

    /** The simple names of the builders whose operations did what they are for. */
    public static Set<String> executed() {
        return new TreeSet<>(EXECUTED);
    }

    /** Those that only ever answered {@code EOPNOTSUPP}, as an attribute on a file system without them does. */
    public static Set<String> unsupported() {
        Set<String> unsupported = new TreeSet<>(UNSUPPORTED);
        unsupported.removeAll(EXECUTED);
        return unsupported;
    }

    /** The files of executed operations that may be registered ones, such as {@code Splice.input}. */
    public static Set<String> takingRegistered() {
        return new TreeSet<>(REGISTERED_POSSIBLE);
    }

    /** Those of {@link #takingRegistered} that were. */
    public static Set<String> givenRegistered() {
        return new TreeSet<>(REGISTERED_DONE);
    }

    static void completed(Operation<?> operation, int result) {
        if (result >= 0 || result == -Errno.ETIME) {
            executed(operation);
        } else if (result == -Errno.EOPNOTSUPP) {
            UNSUPPORTED.add(operation.getClass().getSimpleName());
        }
    }

    private static void executed(Operation<?> operation) {
        String name = operation.getClass().getSimpleName();
        boolean first = EXECUTED.add(name);
        for (Method field : operation.getClass().getMethods()) {
            if (field.getReturnType() == Fd.class && field.getParameterCount() == 0) {
                String file = name + "." + field.getName();
                if (((Fd) call(field, operation)).isFixed()) {
                    REGISTERED_DONE.add(file);
                }
                if (first && takesRegistered(operation, field.getName())) {
                    REGISTERED_POSSIBLE.add(file);
                }
            }
        }
    }

    /** Tries it: describes the operation once more, with a registered file in that place. */
    private static boolean takesRegistered(Operation<?> operation, String field) {
        Class<?> type = operation.getClass();
        Method of = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of"))
                .findFirst()
                .orElseThrow();
        List<Object> required = new ArrayList<>();
        boolean isRequired = false;
        try {
            for (Parameter parameter : of.getParameters()) {
                boolean wanted = parameter.getName().equals(field);
                isRequired |= wanted;
                required.add(wanted ? Fd.fixed(0) : call(type.getMethod(parameter.getName()), operation));
            }
            Object again = of.invoke(null, required.toArray());
            if (!isRequired) {
                type.getMethod(field, Fd.class).invoke(again, Fd.fixed(0));
            }
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object call(Method getter, Operation<?> operation) {
        try {
            return getter.invoke(operation);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
