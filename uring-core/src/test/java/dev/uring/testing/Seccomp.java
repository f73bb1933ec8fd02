package dev.uring.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Runs code on a thread of its own for which the kernel refuses a system call, as it does in containers. */
@SuppressWarnings("restricted")
public final class Seccomp {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int SECCOMP_RET_ALLOW = 0x7FFF_0000;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;

    private Seccomp() {}

    /** Runs code where a system call fails with an error number. The filter ends with the thread. */
    public static <T> T refusing(int systemCall, int errno, Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            install(systemCall, errno);
            return action.call();
        });
        Thread thread = new Thread(task, "filtered");
        thread.start();
        thread.join();
        return task.get();
    }

    private static void install(int systemCall, int errno) {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            // struct sock_filter: u16 code, u8 jt, u8 jf, u32 k. The system call's number is the first word.
            MemorySegment filter = arena.allocateFrom(
                    JAVA_LONG,
                    instruction(LOAD_WORD, 0, 0, 0),
                    instruction(JUMP_IF_EQUAL, 0, 1, systemCall),
                    instruction(RETURN, 0, 0, SECCOMP_RET_ERRNO | errno),
                    instruction(RETURN, 0, 0, SECCOMP_RET_ALLOW));
            MemorySegment program = arena.allocate(16, 8);
            program.set(JAVA_INT, 0, 4);
            program.set(ADDRESS, 8, filter);
            check((int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L));
            check((int) prctl.invokeExact(PR_SET_SECCOMP, (long) SECCOMP_MODE_FILTER, program.address(), 0L, 0L));
        } catch (Throwable e) {
            throw new AssertionError("no filter could be installed", e);
        }
    }

    private static long instruction(int code, int ifTrue, int ifFalse, int value) {
        return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) value << 32;
    }

    private static void check(int result) {
        if (result != 0) {
            throw new AssertionError("prctl failed");
        }
    }
}
