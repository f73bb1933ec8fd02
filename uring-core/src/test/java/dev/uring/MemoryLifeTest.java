package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.net.Accept;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.op.path.Openat;
import dev.uring.register.BufferRing;
import dev.uring.register.RegisteredBuffers;
import dev.uring.struct.Iovecs;
import dev.uring.testing.DelegatingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryLifeTest {
    private static final Fd FD = Fd.of(0);

    @Test
    void memoryOfAClosedArenaIsRefused() {
        MemorySegment dead;
        try (Arena arena = Arena.ofConfined()) {
            dead = arena.allocate(64);
        }

        for (Runnable use : uses(dead)) {
            refused(IllegalStateException.class, "memory of an arena that was closed", use);
        }
    }

    @Test
    void roomAndRegisteredMemoryOfAClosedArenaAreRefused() {
        SocketAddressBuffer room;
        FixedBuffer fixed;
        try (Arena arena = Arena.ofConfined()) {
            room = new SocketAddressBuffer(arena);
            fixed = FixedBuffer.unchecked(0, arena.allocate(64));
        }

        refused(
                IllegalStateException.class,
                "arena that was closed",
                () -> Accept.of(FD).peer(room));
        refused(IllegalStateException.class, "arena that was closed", () -> ReadFixed.of(FD, fixed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "slice"})
    void memoryThatTheGarbageCollectorFreesIsRefused(String kind) {
        MemorySegment whole = Arena.ofAuto().allocate(64);
        MemorySegment collected = kind.equals("slice") ? whole.asSlice(32).asReadOnly() : whole;

        for (Runnable use : uses(collected)) {
            refused(IllegalArgumentException.class, "memory of Arena.ofAuto()", use);
        }
        refused(
                IllegalArgumentException.class,
                "memory of Arena.ofAuto()",
                () -> new SocketAddressBuffer(Arena.ofAuto()));
    }

    /** The kernel must not have it already when it is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"closed", "collected", "heap"})
    void memoryThatIsRegisteredIsRefusedBeforeTheKernelHasIt(String kind) throws Exception {
        Arena closed = Arena.ofConfined();
        MemorySegment memory = switch (kind) {
            case "closed" -> closed.allocate(4096, 4096);
            case "collected" -> Arena.ofAuto().allocate(4096, 4096);
            default -> MemorySegment.ofArray(new long[512]);
        };
        closed.close();
        int[] calls = {0};
        try (IoUring ring = IoUring.builder(4)
                        .backend(() -> new DelegatingBackend() {
                            @Override
                            public int register(int fd, int operation, MemorySegment argument, int count) {
                                calls[0]++;
                                return super.register(fd, operation, argument, count);
                            }
                        })
                        .open();
                RegisteredBuffers table = RegisteredBuffers.sparse(ring, 2)) {
            int before = calls[0];
            assertThrows(RuntimeException.class, () -> table.register(memory));
            assertThrows(RuntimeException.class, () -> RegisteredBuffers.of(ring, memory));
            assertThrows(
                    RuntimeException.class,
                    () -> BufferRing.builder(ring, 1, 1, 8).memory(memory));
            assertThrows(RuntimeException.class, () -> IoUring.builder(4).noMmap(memory));
            assertEquals(before, calls[0]);
            assertEquals(2, table.free());
        }
    }

    @Test
    void readOnlyMemoryThatTheKernelWritesToIsRefused() throws Exception {
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            MemorySegment memory = arena.allocate(8192, 4096).asReadOnly();
            String why = "memory is read-only, and the kernel writes to it";
            refused(
                    IllegalArgumentException.class,
                    why,
                    () -> BufferRing.builder(ring, 1, 1, 8).memory(memory));
            refused(
                    IllegalArgumentException.class,
                    why,
                    () -> IoUring.builder(4).noMmap(memory));
        }
    }

    @Test
    void memoryThatSomebodyGivesBackIsTaken() {
        try (Arena confined = Arena.ofConfined();
                Arena shared = Arena.ofShared()) {
            for (MemorySegment segment : new MemorySegment[] {
                confined.allocate(64),
                shared.allocate(64),
                Arena.global().allocate(64),
                MemorySegment.ofAddress(4096),
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect(64)),
                MemorySegment.NULL
            }) {
                assertSame(segment, Read.of(FD, segment).buffer());
            }
        }
    }

    private static void refused(Class<? extends RuntimeException> kind, String why, Runnable use) {
        String message = assertThrows(kind, use::run).getMessage();
        assertTrue(message.contains(why), message);
    }

    private static Runnable[] uses(MemorySegment segment) {
        return new Runnable[] {
            () -> Read.of(FD, segment),
            () -> Read.of(FD, MemorySegment.NULL).buffer(segment),
            () -> Openat.of(segment),
            () -> FixedBuffer.unchecked(0, segment),
            () -> Iovecs.of(Arena.global(), segment),
        };
    }
}
