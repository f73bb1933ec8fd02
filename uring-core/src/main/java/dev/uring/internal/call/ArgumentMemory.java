package dev.uring.internal.call;

import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The memory for calls about a ring: one piece for arguments and one for what they point at, each used again by every call. */
final class ArgumentMemory {
    private static final long LEAST = 256;

    private final RingBackend backend;
    private MemorySegment argument = MemorySegment.NULL;
    private MemorySegment nested = MemorySegment.NULL;
    private Arena nestedArena;

    ArgumentMemory(RingBackend backend) {
        this.backend = backend;
    }

    MemorySegment argument(long bytes) {
        if (argument.byteSize() < bytes) {
            argument = backend.argumentMemory().allocate(roomFor(bytes), Long.BYTES);
        }
        return argument.asSlice(0, bytes).fill((byte) 0);
    }

    MemorySegment nested(long bytes) {
        if (nested.byteSize() < bytes) {
            Arena larger = backend.newKernelArena();
            nested = larger.allocate(roomFor(bytes), Long.BYTES);
            free();
            nestedArena = larger;
        }
        return nested.asSlice(0, bytes).fill((byte) 0);
    }

    /** All of the memory that {@link #nested(long)} gave last. */
    MemorySegment nested() {
        return nested;
    }

    /** Frees what arguments point at; the arguments end with the backend. */
    void free() {
        if (nestedArena != null) {
            nestedArena.close();
        }
    }

    /** Twice as much each time, because memory of arguments goes back only with the backend. */
    private static long roomFor(long bytes) {
        return Math.max(LEAST, Long.highestOneBit(Math.max(bytes, 1) - 1) << 1);
    }
}
