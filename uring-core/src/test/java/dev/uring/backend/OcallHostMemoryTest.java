package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arenas of host memory. */
class OcallHostMemoryTest {
    private final Simulator simulator = Simulator.get();

    @AfterEach
    void takeBackFaults() {
        simulator.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 16, 64, 4096, 2 << 20})
    void allocatesZeroedAlignedMemoryOfTheHost(long alignment) {
        try (Arena dirty = simulator.library().newHostArena()) {
            dirty.allocate(5000, alignment).fill((byte) 0x7f);
        }
        try (Arena arena = simulator.library().newHostArena()) {
            MemorySegment memory = arena.allocate(5000, alignment);
            assertEquals(0, memory.address() % alignment);
            assertEquals(5000, memory.byteSize());
            assertArrayEquals(new byte[5000], memory.toArray(JAVA_BYTE));
            assertTrue(simulator.library().ocalls().isHostMemory(memory.address(), 5000));
        }
    }

    @Test
    void givesEveryPieceBackOnClose() {
        long before = simulator.hostRanges();
        Arena arena = simulator.library().newHostArena();
        MemorySegment first = arena.allocate(100);
        arena.allocate(0);
        arena.allocate(100, 4096);
        assertEquals(before + 3, simulator.hostRanges());
        arena.close();
        assertEquals(before, simulator.hostRanges());
        assertThrows(IllegalStateException.class, () -> first.get(JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> arena.allocate(8));
        assertThrows(IllegalStateException.class, arena::close);
        assertEquals(before, simulator.hostRanges());
    }

    @Test
    void mayBeUsedFromAnotherThread() throws Exception {
        try (Arena arena = simulator.library().newHostArena()) {
            Thread other = new Thread(() -> arena.allocate(8).fill((byte) 1));
            other.start();
            other.join();
        }
    }

    @Test
    void reportsAHostWithoutMemory() {
        try (Arena arena = simulator.library().newHostArena()) {
            simulator.failNext(Ocall.MALLOC, Errno.ENOMEM);
            OutOfMemoryError none = assertThrows(OutOfMemoryError.class, () -> arena.allocate(100));
            assertTrue(none.getMessage().contains("ENOMEM"), none.getMessage());
            assertThrows(OutOfMemoryError.class, () -> arena.allocate(Long.MAX_VALUE, 4096));
        }
    }

    @Test
    void refusesMemoryInsideTheEnclave() {
        try (Arena arena = simulator.library().newHostArena();
                Arena enclave = Arena.ofConfined()) {
            simulator.answerNext(Ocall.MALLOC, enclave.allocate(100).address(), 0);
            assertThrows(OcallException.class, () -> arena.allocate(100));
        }
    }

    @Test
    void refusesNonsense() {
        try (Arena arena = simulator.library().newHostArena()) {
            assertThrows(IllegalArgumentException.class, () -> arena.allocate(-1, 8));
            assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, 3));
            assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, 0));
        }
    }
}
