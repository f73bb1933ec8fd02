package dev.uring.bench.comparison.program;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.SocketType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The few calls of the C library that neither the JDK nor every kernel's rings offer. */
@SuppressWarnings("restricted")
public final class Libc {
    private static final int PR_SET_PTRACER = 0x59616d61;
    private static final long PR_SET_PTRACER_ANY = -1;

    private static final int O_RDONLY = 0;

    private Libc() {}

    /** The kernel's number of the calling thread. */
    public static int gettid() {
        return call("gettid", FunctionDescriptor.of(JAVA_INT));
    }

    /** Lets any process of the same user trace this one, where a security module asks for it. */
    public static void allowTracing() {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        call("prctl", type, PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0L, 0L, 0L);
    }

    /** Lets a socket take connections; the kernel picks an address. */
    static void listen(int socket) {
        if (call("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), socket, 1) != 0) {
            throw new IllegalStateException("listen failed");
        }
    }

    /** Two sockets that are connected with each other. */
    static int[] socketpair() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(JAVA_INT, 2);
            FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
            if (call("socketpair", type, AddressFamily.AF_UNIX, SocketType.SOCK_STREAM, 0, pair) != 0) {
                throw new IllegalStateException("socketpair failed");
            }
            return pair.toArray(JAVA_INT);
        }
    }

    /** Opens a file to read; the descriptor stays open until the process ends. */
    public static int open(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
            int descriptor = call("open", type, arena.allocateFrom(file.toString()), O_RDONLY);
            if (descriptor < 0) {
                throw new IOException("cannot open " + file);
            }
            return descriptor;
        }
    }

    /** Writes a socket's own address into memory of exactly that size. */
    public static void getsockname(int socket, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(JAVA_INT, (int) address.byteSize());
            if (call("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS), socket, address, size)
                    != 0) {
                throw new IllegalStateException("getsockname failed");
            }
        }
    }

    private static int call(String name, FunctionDescriptor type, Object... arguments) {
        Linker linker = Linker.nativeLinker();
        MethodHandle function = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + name, e);
        }
    }
}
