package dev.uring.register;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.testing.RingFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the tests of this package tried of each registration operation, and what came of it. */
final class RegisterLog {
    /** How a call went. */
    enum Way {
        LIBC,
        OCALL,
        /** The ring was named by its registered index. */
        INDEX,
        /** No ring was named. */
        RINGLESS
    }

    /** What is known of one operation. */
    static final class Entry {
        final Set<Way> ways = EnumSet.noneOf(Way.class);
        final Set<String> errors = new TreeSet<>();
        int successes;
        boolean cannotCross;
    }

    private static final Map<Integer, Entry> ENTRIES = new TreeMap<>();

    private RegisterLog() {}

    /** What was tried of an operation so far. */
    static synchronized Entry of(int operation) {
        return ENTRIES.computeIfAbsent(operation & ~RegisterOp.IORING_REGISTER_USE_REGISTERED_RING, _ -> new Entry());
    }

    /** Makes backends of a run that note down each registration call. */
    static Supplier<RingBackend> backend(RingFactory rings) {
        return () ->
                noting(rings.backend().create(), Way.valueOf(rings.backend().name()));
    }

    private static RingBackend noting(RingBackend backend, Way way) {
        return (RingBackend) Proxy.newProxyInstance(
                RingBackend.class.getClassLoader(), new Class<?>[] {RingBackend.class}, (_, method, arguments) -> {
                    boolean registers = method.getName().equals("register");
                    try {
                        Object result = method.invoke(backend, arguments);
                        if (registers) {
                            note((int) arguments[0], (int) arguments[1], way, (int) result);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        if (registers && e.getCause() instanceof UnsupportedOperationException) {
                            of((int) arguments[1]).cannotCross = true;
                        }
                        throw e.getCause();
                    }
                });
    }

    private static synchronized void note(int ring, int operation, Way way, int result) {
        Entry entry = of(operation);
        if (result < 0) {
            entry.errors.add(Errno.name(-result));
            return;
        }
        entry.successes++;
        entry.ways.add(way);
        if ((operation & RegisterOp.IORING_REGISTER_USE_REGISTERED_RING) != 0) {
            entry.ways.add(Way.INDEX);
        }
        if (ring == -1) {
            entry.ways.add(Way.RINGLESS);
        }
    }
}
