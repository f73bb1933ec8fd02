package dev.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Whether memory lives until somebody gives it back. The kernel keeps only an address, which no garbage collector sees, so
 * memory of an automatic arena may be gone while an operation uses it. A direct byte buffer's is taken all the same: programs
 * hold their buffers.
 */
final class MemoryLife {
    private static final MemorySegment.Scope GLOBAL = Arena.global().scope();

    /** The class of automatic arenas' scopes. Java has no method that tells them apart from others. */
    private static final Class<?> AUTOMATIC = automatic();

    private MemoryLife() {}

    /** Whether it is native, still alive, and not of an automatic arena. */
    static boolean suits(MemorySegment segment) {
        MemorySegment.Scope scope = segment.scope();
        return segment.isNative() && (scope == GLOBAL || scope.isAlive() && scope.getClass() != AUTOMATIC);
    }

    /** Why memory does not suit. */
    static RuntimeException refusal(String field, MemorySegment segment) {
        if (!segment.isNative()) {
            return new IllegalArgumentException(
                    field + " is heap memory, which the kernel cannot address: allocate it from an Arena");
        }
        if (!segment.scope().isAlive()) {
            return new IllegalStateException(
                    field + " is memory of an arena that was closed: somebody else may have it by now");
        }
        return new IllegalArgumentException(field + " is memory of Arena.ofAuto(), which the garbage collector frees"
                + " because it does not see that the kernel uses it: allocate it from Arena.ofShared(),"
                + " ofConfined() or global()");
    }

    /** The class, or null where memory that somebody gives back has it too. */
    private static Class<?> automatic() {
        Class<?> kind = Arena.ofAuto().scope().getClass();
        try (Arena shared = Arena.ofShared();
                Arena confined = Arena.ofConfined()) {
            boolean other = kind == GLOBAL.getClass()
                    || kind == shared.scope().getClass()
                    || kind == confined.scope().getClass();
            return other ? null : kind;
        }
    }
}
