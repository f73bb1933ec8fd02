package dev.uring;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.net.Accept;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.op.path.Openat;
import dev.uring.struct.Iovecs;
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
