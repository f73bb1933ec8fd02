package dev.uring.register;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The privileges and the user of the calling thread, {@code capabilities(7)}. */
@SuppressWarnings("restricted")
final class Capabilities {
    static final int CAP_NET_ADMIN = 12;
    static final int CAP_IPC_LOCK = 14;

    private static final int VERSION_3 = 0x2008_0522;
    private static final MethodHandle CAPGET = bind("capget", ADDRESS, ADDRESS);
    private static final MethodHandle CAPSET = bind("capset", ADDRESS, ADDRESS);
    private static final MethodHandle SETFSUID = bind("setfsuid", JAVA_INT);

    private Capabilities() {}

    /** Gives a privilege up, for this thread and for good. */
    static void drop(int capability) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment header = arena.allocateFrom(JAVA_INT, VERSION_3, 0);
            // Two times effective, permitted, inheritable.
            MemorySegment sets = arena.allocate(JAVA_INT, 6);
            call(CAPGET, header, sets);
            int set = capability / Integer.SIZE * 3;
            for (int i = set; i < set + 2; i++) {
                sets.setAtIndex(JAVA_INT, i, sets.getAtIndex(JAVA_INT, i) & ~(1 << capability % Integer.SIZE));
            }
            call(CAPSET, header, sets);
        }
    }

    /** Takes on a user for access to files, for this thread; the user before. */
    static int actAs(int user) {
        try {
            return (int) SETFSUID.invokeExact(user);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void call(MethodHandle function, MemorySegment header, MemorySegment sets) {
        try {
            assertEquals(0, (int) function.invokeExact(header, sets));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle bind(String function, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(function), FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
