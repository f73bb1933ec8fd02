package dev.uring.register;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory that several rings use, possibly on several threads. Its first user is the ring it was allocated for. It is freed
 * when the last user is done with it.
 */
final class SharedMemory {
    private static final long PAGE = 4096;

    private final Arena arena;
    private final AtomicInteger users = new AtomicInteger(1);

    SharedMemory(Arena arena) {
        this.arena = arena;
    }

    /** Parts of equal size, one after the other. */
    MemorySegment[] allocate(int count, long bytes) {
        MemorySegment all = arena.allocate(Math.multiplyExact(bytes, count), PAGE);
        MemorySegment[] parts = new MemorySegment[count];
        Arrays.setAll(parts, i -> all.asSlice(i * bytes, bytes));
        return parts;
    }

    /** Adds a user; false when the memory was freed already. */
    boolean use() {
        return users.updateAndGet(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            arena.close();
        }
    }
}
