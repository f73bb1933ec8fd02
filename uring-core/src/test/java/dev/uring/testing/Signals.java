package dev.uring.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Real signals to one thread, which do nothing but interrupt its system call. */
@SuppressWarnings("restricted")
public final class Signals {
    /** The signal that is sent: one that the virtual machine does not use. */
    public static final int SIGUSR1 = 10;

    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;

    private static final MethodHandle GETTID = bind("gettid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle TGKILL =
            bind("tgkill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SIGMASK =
            bind("pthread_sigmask", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

    static {
        // Any function that takes an int and does nothing is a harmless handler.
        MethodHandle signal = bind("signal", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS));
        MemorySegment handler = Linker.nativeLinker().defaultLookup().findOrThrow("abs");
        invoke(signal, SIGUSR1, handler);
    }

    private Signals() {}

    /** The kernel's number of the calling thread. */
    public static int thread() {
        return (int) invoke(GETTID);
    }

    /** Interrupts a thread. */
    public static void send(int thread) {
        invoke(TGKILL, (int) ProcessHandle.current().pid(), thread, SIGUSR1);
    }

    /** Lets the signal wait, or lets it through, in the calling thread. */
    public static void block(boolean blocked) {
        try (Arena arena = Arena.ofConfined()) {
            // The C library's sigset_t has 128 bytes.
            MemorySegment set = arena.allocate(128, 8);
            set.set(JAVA_LONG, 0, 1L << SIGUSR1 - 1);
            invoke(SIGMASK, blocked ? SIG_BLOCK : SIG_UNBLOCK, set, MemorySegment.NULL);
        }
    }

    private static MethodHandle bind(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }

    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
