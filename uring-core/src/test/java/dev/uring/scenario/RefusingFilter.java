package dev.uring.scenario;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A seccomp filter that answers some system calls of the calling thread with an error, the way a container's profile
 * does. It stays until the thread ends.
 */
final class RefusingFilter {
    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final long SECCOMP_MODE_FILTER = 2;

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int JUMP_IF_ABOVE = 0x25;
    private static final int RETURN = 0x06;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;
    private static final int SECCOMP_RET_ALLOW = 0x7FFF_0000;
    private static final int INSTRUCTION_SIZE = 8;

    private RefusingFilter() {}

    /** Refuses the calls with numbers {@code first} to {@code last}. */
    static void install(int first, int last, int errno) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate(5 * INSTRUCTION_SIZE, Long.BYTES);
            // The number of the call is the first word of struct seccomp_data.
            instruction(program, 0, LOAD_WORD, 0, 0, 0);
            instruction(program, 1, JUMP_IF_AT_LEAST, 0, 2, first);
            instruction(program, 2, JUMP_IF_ABOVE, 1, 0, last);
            instruction(program, 3, RETURN, 0, 0, SECCOMP_RET_ERRNO | errno);
            instruction(program, 4, RETURN, 0, 0, SECCOMP_RET_ALLOW);
            MemorySegment header = arena.allocate(16, Long.BYTES);
            header.set(JAVA_SHORT, 0, (short) 5);
            header.set(ADDRESS, 8, program);
            prctl(PR_SET_NO_NEW_PRIVS, 1, 0);
            prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header.address());
        }
    }

    private static void instruction(MemorySegment program, int index, int code, int ifTrue, int ifFalse, int operand) {
        MemorySegment instruction = program.asSlice((long) index * INSTRUCTION_SIZE, INSTRUCTION_SIZE);
        instruction.set(JAVA_SHORT, 0, (short) code);
        instruction.set(JAVA_BYTE, 2, (byte) ifTrue);
        instruction.set(JAVA_BYTE, 3, (byte) ifFalse);
        instruction.set(JAVA_INT, 4, operand);
    }

    @SuppressWarnings("restricted")
    private static void prctl(int option, long second, long third) {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        int result;
        try {
            result = (int) prctl.invokeExact(option, second, third, 0L, 0L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (result != 0) {
            throw new UnsupportedOperationException("prctl(" + option + ") is refused here");
        }
    }
}
