package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Ordinary system calls, to prepare what an operation works on and to see what it did. A failing call fails the test
 * unless its description says otherwise.
 */
@SuppressWarnings("restricted")
public final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final int NOT_VARIADIC = Integer.MAX_VALUE;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int F_GETFD = 1;
    private static final int F_GETFL = 3;
    private static final int SEEK_CUR = 1;

    private Libc() {}

    /** Opens a file; flags as of {@code open(2)}. */
    public static int open(Path path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return checked("open", call(2, "open", arena.allocateFrom(path.toString()), flags | O_CLOEXEC, 0600));
        }
    }

    /** Creates a pipe: the read end and the write end. */
    public static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            checked("pipe2", call(NOT_VARIADIC, "pipe2", ends, O_CLOEXEC));
            return ends.toArray(ValueLayout.JAVA_INT);
        }
    }

    /** Creates an eventfd with nothing to read. */
    public static int eventFd() {
        return checked("eventfd", call(NOT_VARIADIC, "eventfd", 0, O_CLOEXEC));
    }

    /** Creates an epoll instance. */
    public static int epoll() {
        return checked("epoll_create1", call(NOT_VARIADIC, "epoll_create1", O_CLOEXEC));
    }

    /** Which of these events a file has now, {@code POLL*}; waits so long for one. */
    public static int poll(int descriptor, int events, int milliseconds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment file = arena.allocate(8, Integer.BYTES);
            file.set(ValueLayout.JAVA_INT, 0, descriptor);
            file.set(ValueLayout.JAVA_SHORT, 4, (short) events);
            checked("poll", call(NOT_VARIADIC, "poll", file, 1L, milliseconds));
            return file.get(ValueLayout.JAVA_SHORT, 6);
        }
    }

    /** Asks a driver; negative when it refuses. */
    public static int ioctl(int descriptor, long request, long argument) {
        return call(2, "ioctl", descriptor, request, argument);
    }

    /** Creates a pair of connected stream sockets of the local domain. */
    public static int[] socketPair() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            int type = SOCK_STREAM | O_CLOEXEC;
            checked("socketpair", call(NOT_VARIADIC, "socketpair", AF_UNIX, type, 0, ends));
            return ends.toArray(ValueLayout.JAVA_INT);
        }
    }

    /** Closes descriptors. */
    public static void close(int... descriptors) {
        for (int descriptor : descriptors) {
            checked("close", call(NOT_VARIADIC, "close", descriptor));
        }
    }

    /** Whether a descriptor is open. */
    public static boolean isOpen(int descriptor) {
        return call(2, "fcntl", descriptor, F_GETFD) >= 0;
    }

    /** Whether a descriptor closes on exec. */
    public static boolean closesOnExec(int descriptor) {
        return (checked("fcntl", call(2, "fcntl", descriptor, F_GETFD)) & 1) != 0;
    }

    /** The access mode and flags of an open file, {@code O_*}. */
    public static int openFlags(int descriptor) {
        return checked("fcntl", call(2, "fcntl", descriptor, F_GETFL));
    }

    /** The file position. */
    public static long position(int descriptor) {
        return callLong("lseek", descriptor, 0L, SEEK_CUR);
    }

    /** Writes a text. */
    public static void write(int descriptor, String text) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment buffer = arena.allocate(Math.max(1, bytes.length)).copyFrom(MemorySegment.ofArray(bytes));
            long written = callLong("write", descriptor, buffer, (long) bytes.length);
            assertTrue(written == bytes.length, () -> "write wrote " + written + " of " + bytes.length);
        }
    }

    /** Reads once, at most so many bytes, as text. */
    public static String read(int descriptor, int size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(size);
            long got = callLong("read", descriptor, buffer, (long) size);
            assertTrue(got >= 0, "read failed");
            return new String(buffer.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    /** The size of a page of memory, in bytes. */
    public static int pageSize() {
        return call(NOT_VARIADIC, "getpagesize");
    }

    /** Maps memory without a file, private; flags as of {@code mmap(2)}. */
    public static MemorySegment map(long size, int protection, int flags) {
        long address = callLong("mmap", MemorySegment.NULL, size, protection, flags, -1, 0L);
        assertTrue(address != -1, "mmap failed");
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** Removes a mapping. */
    public static void unmap(MemorySegment memory) {
        checked("munmap", call(NOT_VARIADIC, "munmap", memory, memory.byteSize()));
    }

    /** Starts a program that the virtual machine does not wait for; its process id. */
    public static int spawn(String... command) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(ValueLayout.ADDRESS, command.length + 1L);
            for (int i = 0; i < command.length; i++) {
                arguments.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command[i]));
            }
            MemorySegment environment = arena.allocate(ValueLayout.ADDRESS, 1);
            MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment none = MemorySegment.NULL;
            MemorySegment program = arena.allocateFrom(command[0]);
            int error = call(NOT_VARIADIC, "posix_spawn", pid, program, none, none, arguments, environment);
            assertTrue(error == 0, () -> "posix_spawn of " + Arrays.toString(command) + " failed with " + error);
            return pid.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** Sends a signal. */
    public static void kill(int pid, int signal) {
        checked("kill", call(NOT_VARIADIC, "kill", pid, signal));
    }

    /** Waits for a child's end and forgets it. */
    public static void reap(int pid) {
        checked("waitpid", call(NOT_VARIADIC, "waitpid", pid, MemorySegment.NULL, 0));
    }

    private static int checked(String function, int result) {
        assertTrue(result >= 0, () -> function + " failed");
        return result;
    }

    private static int call(int firstVariadic, String function, Object... arguments) {
        return (int) invoke(firstVariadic, function, ValueLayout.JAVA_INT, arguments);
    }

    private static long callLong(String function, Object... arguments) {
        return (long) invoke(NOT_VARIADIC, function, ValueLayout.JAVA_LONG, arguments);
    }

    private static Object invoke(int firstVariadic, String function, MemoryLayout result, Object... arguments) {
        MemoryLayout[] layouts = Arrays.stream(arguments).map(Libc::layout).toArray(MemoryLayout[]::new);
        Linker.Option[] options = firstVariadic < layouts.length
                ? new Linker.Option[] {Linker.Option.firstVariadicArg(firstVariadic)}
                : new Linker.Option[0];
        try {
            return LINKER.downcallHandle(
                            LINKER.defaultLookup().findOrThrow(function),
                            FunctionDescriptor.of(result, layouts),
                            options)
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(function + " could not be called", e);
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case Integer _ -> ValueLayout.JAVA_INT;
            case Long _ -> ValueLayout.JAVA_LONG;
            case MemorySegment _ -> ValueLayout.ADDRESS;
            default -> throw new IllegalArgumentException("no C type for " + argument.getClass());
        };
    }
}
