package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Descriptors made with ordinary system calls, closed together. */
@SuppressWarnings("restricted")
final class Fds implements AutoCloseable {
    private static final int CLOEXEC = 0x8_0000;
    private static final int NONBLOCK = 0x800;
    private static final int AF_UNIX = 1;

    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_SEQPACKET = 5;

    private static final MethodHandle EVENTFD =
            bind("eventfd", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SOCKETPAIR = bind(
            "socketpair",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS));
    private static final MethodHandle READ = bind(
            "read",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));

    private final Deque<Integer> open = new ArrayDeque<>();

    /** A file, open for reading. */
    int open(String path) {
        return own(Libc.open(Path.of(path), 0))[0];
    }

    /** A pipe: the read end and the write end. */
    int[] pipe() {
        return own(Libc.pipe());
    }

    /** Connected Unix sockets, of a type as of {@code socket(2)}. */
    int[] sockets(int type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            call(() -> (int) SOCKETPAIR.invokeExact(AF_UNIX, type | CLOEXEC, 0, ends));
            return own(ends.toArray(ValueLayout.JAVA_INT));
        }
    }

    /** An eventfd that is read without blocking. */
    int eventFd() {
        return own(call(() -> (int) EVENTFD.invokeExact(0, CLOEXEC | NONBLOCK)))[0];
    }

    /** How often an eventfd was signalled since it was read last. */
    static long signals(int eventFd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_LONG);
            return tryCall(() -> (long) READ.invokeExact(eventFd, value, 8L)) < 0
                    ? 0
                    : value.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    /** Writes so many bytes, each of this character. */
    static void write(int descriptor, int count, char value) {
        Libc.write(descriptor, String.valueOf(value).repeat(count));
    }

    /** Closes one descriptor now. */
    void close(int descriptor) {
        assertTrue(open.remove(descriptor), () -> descriptor + " is not open");
        Libc.close(descriptor);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.peek());
        }
    }

    private int[] own(int... descriptors) {
        for (int descriptor : descriptors) {
            open.push(descriptor);
        }
        return descriptors;
    }

    private interface Call {
        long make() throws Throwable;
    }

    private static long tryCall(Call call) {
        try {
            return call.make();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static int call(Call call) {
        int result = (int) tryCall(call);
        assertTrue(result >= 0, "a system call failed");
        return result;
    }

    private static MethodHandle bind(String function, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), type);
    }
}
