package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.register.BufferRing;
import dev.uring.register.RegisteredBuffers;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Memory of a ring's arena goes back no earlier than the kernel forgets it. */
class ArenaOfRingTest {
    private final CountsFreed backend = new CountsFreed();

    @Test
    void goesBackAtOnceWhenNothingUsesIt() throws IOException {
        try (IoUring ring = open()) {
            Arena arena = ring.newArena();
            arena.allocate(64);
            arena.close();
            assertEquals(1, backend.freed);
        }
    }

    @Test
    void isKeptWhileARingOfBuffersLiesInIt() throws IOException {
        IoUring ring = open();
        Arena arena = ring.newArena();
        BufferRing.builder(ring, 1, 8, 64)
                .memory(arena.allocate(2 * 4096, 4096))
                .register();
        arena.close();
        assertEquals(0, backend.freed, "the next receive would write into memory that was given back");
        ring.close();
        assertTrue(backend.freed >= 1);
    }

    @Test
    void isKeptWhileRegisteredBuffersLieInIt() throws IOException {
        IoUring ring = open();
        Arena arena = ring.newArena();
        RegisteredBuffers.of(ring, arena.allocate(4096));
        arena.close();
        assertEquals(0, backend.freed, "operations of these buffers would write into memory that was given back");
        ring.close();
        assertTrue(backend.freed >= 1);
    }

    @Test
    void goesBackAfterTheBuffersWereUnregistered() throws IOException {
        try (IoUring ring = open()) {
            Arena arena = ring.newArena();
            RegisteredBuffers.of(ring, arena.allocate(4096)).close();
            BufferRing.builder(ring, 1, 8, 64)
                    .memory(arena.allocate(2 * 4096, 4096))
                    .register()
                    .close();
            int before = backend.freed;
            arena.close();
            assertEquals(before + 1, backend.freed);
        }
    }

    private IoUring open() throws IOException {
        return IoUring.builder(8).backend(() -> backend).open();
    }

    /** Counts the arenas that were closed. */
    private static final class CountsFreed extends DelegatingBackend {
        int freed;

        @Override
        public Arena newKernelArena() {
            Arena memory = super.newKernelArena();
            return new Arena() {
                @Override
                public MemorySegment allocate(long byteSize, long byteAlignment) {
                    return memory.allocate(byteSize, byteAlignment);
                }

                @Override
                public MemorySegment.Scope scope() {
                    return memory.scope();
                }

                @Override
                public void close() {
                    freed++;
                    memory.close();
                }
            };
        }
    }
}
