package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sockets of a test, closed at its end: made with ordinary system calls, and asked with them. Addresses are laid out by
 * hand so that they do not depend on what is tested.
 */
@SuppressWarnings("restricted")
public final class Sockets implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int PORT = 2;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final MethodHandle SOCKET = call("socket", 3);
    private static final MethodHandle SOCKETPAIR = call("socketpair", 3, ValueLayout.ADDRESS);
    private static final MethodHandle BIND = call("bind", 1, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle CONNECT = call("connect", 1, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle LISTEN = call("listen", 2);
    private static final MethodHandle ACCEPT4 =
            call("accept4", 1, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", 1, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    private static final MethodHandle GETSOCKOPT = call("getsockopt", 3, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    private static final MethodHandle SETSOCKOPT = call("setsockopt", 3, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    private final Deque<Integer> open = new ArrayDeque<>();

    /** No sockets yet. */
    public Sockets() {}

    /** Closes this descriptor with the others. */
    public int owned(int descriptor) {
        open.push(descriptor);
        return descriptor;
    }

    /** A TCP socket. */
    public int tcp() {
        return owned(checked("socket", SOCKET, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    }

    /** A UDP socket bound to the loopback address. */
    public int udp() {
        int socket = owned(checked("socket", SOCKET, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        bind(socket);
        return socket;
    }

    /** A TCP socket that listens on the loopback address. */
    public int listener() {
        int socket = tcp();
        bind(socket);
        checked("listen", LISTEN, socket, 16);
        return socket;
    }

    /** A TCP socket connected to a listener; the connection waits to be accepted. */
    public int client(int listener) {
        int socket = tcp();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = ipv4(arena, port(listener));
            checked("connect", CONNECT, socket, address, (int) address.byteSize());
        }
        return socket;
    }

    /** Two connected TCP sockets. */
    public int[] connection() {
        int listener = listener();
        int client = client(listener);
        MemorySegment none = MemorySegment.NULL;
        return new int[] {client, owned(checked("accept4", ACCEPT4, listener, none, none, SOCK_CLOEXEC))};
    }

    /** Two connected Unix sockets, of a type as of {@code socket(2)}. */
    public int[] pair(int type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(ValueLayout.JAVA_INT, 2);
            checked("socketpair", SOCKETPAIR, AF_UNIX, type | SOCK_CLOEXEC, 0, both);
            int[] pair = both.toArray(ValueLayout.JAVA_INT);
            owned(pair[0]);
            owned(pair[1]);
            return pair;
        }
    }

    /** Two connected Unix stream sockets. */
    public int[] streams() {
        return pair(SOCK_STREAM);
    }

    /** The port that a socket is bound to. */
    public static int port(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(16, 4);
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, 16);
            checked("getsockname", GETSOCKNAME, socket, address, size);
            return port(address);
        }
    }

    /** The port in an IPv4 address. */
    public static int port(MemorySegment address) {
        return Short.toUnsignedInt(Short.reverseBytes(address.get(ValueLayout.JAVA_SHORT, PORT)));
    }

    /** The loopback address with a port, as a {@code struct sockaddr_in}. */
    public static MemorySegment ipv4(SegmentAllocator allocator, int port) {
        MemorySegment address = allocator.allocate(16, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
        address.set(ValueLayout.JAVA_SHORT, PORT, Short.reverseBytes((short) port));
        MemorySegment.copy(LOOPBACK, 0, address, ValueLayout.JAVA_BYTE, 4, LOOPBACK.length);
        return address;
    }

    /** A fresh address in the abstract namespace, as a {@code struct sockaddr_un} of its exact size. */
    public static MemorySegment freshUnix(SegmentAllocator allocator) {
        byte[] name = ("\0uring-test-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet())
                .getBytes(StandardCharsets.US_ASCII);
        MemorySegment address = allocator.allocate(2L + name.length, 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
        return address;
    }

    /** An option of {@code SOL_SOCKET}. */
    public static int option(int socket, int option) {
        return option(socket, SOL_SOCKET, option);
    }

    /** An option. */
    public static int option(int socket, int level, int option) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, Integer.BYTES);
            checked("getsockopt", GETSOCKOPT, socket, level, option, value, size);
            return value.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** Sets an option of {@code SOL_SOCKET}. */
    public static void setOption(int socket, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_INT, value);
            checked("setsockopt", SETSOCKOPT, socket, SOL_SOCKET, option, memory, Integer.BYTES);
        }
    }

    @Override
    public void close() {
        open.forEach(Libc::close);
    }

    private static void bind(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = ipv4(arena, 0);
            checked("bind", BIND, socket, address, (int) address.byteSize());
        }
    }

    private static int checked(String function, MethodHandle handle, Object... arguments) {
        try {
            int result = (int) handle.invokeWithArguments(arguments);
            assertEquals(true, result >= 0, function + " failed");
            return result;
        } catch (Throwable e) {
            throw new AssertionError(function + " could not be called", e);
        }
    }

    private static MethodHandle call(String function, int integers, MemoryLayout... rest) {
        MemoryLayout[] layouts = new MemoryLayout[integers + rest.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = i < integers ? ValueLayout.JAVA_INT : rest[i - integers];
        }
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(function), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts));
    }
}
