package dev.uring.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of host memory when only what was given out tells. */
class OcallHostRangesTest {
    private final StubOcalls host = new StubOcalls();
    private final OcallHostMemory memory = new OcallHostMemory(host);

    @BeforeEach
    void giveOutOneRange() {
        host.nextAddress = 0x10000;
        assertEquals(0x10000, memory.allocate(0x1000));
    }

    @ParameterizedTest
    @CsvSource({
        "0x10000, 0x1000, true",
        "0x10000, 0x1001, false",
        "0x10fff, 1, true",
        "0x11000, 1, false",
        "0xffff, 1, false",
        "0xffff, 2, false",
        "0x10800, 0x801, false",
        "0x10800, -1, false",
        "-1, 1, false",
        "0, 100, true",
        "0x20000, 0, true"
    })
    void holdsWhatWasGivenOut(String address, String size, boolean held) {
        assertEquals(held, memory.contains(Long.decode(address), Long.decode(size)));
    }

    @ParameterizedTest
    @CsvSource({"0x10000, 1", "0x10fff, 0x1000", "0xf000, 0x1001", "0xf000, 0x10000", "0, 16", "-16, 32"})
    void refusesMemoryOverMemoryInUse(String address, String size) {
        host.nextAddress = Long.decode(address);
        assertThrows(OcallException.class, () -> memory.add("u_mmap_ocall", Long.decode(address), Long.decode(size)));
    }

    @Test
    void takesNeighboursAndWhatWasFreed() {
        memory.add("u_mmap_ocall", 0xf000, 0x1000);
        memory.add("u_mmap_ocall", 0x11000, 0x1000);
        memory.free(0x10000);
        assertEquals(1, host.frees);
        assertFalse(memory.contains(0x10000, 1));
        memory.add("u_mmap_ocall", 0x10000, 0x1000);
        memory.remove(0x11000);
        assertFalse(memory.contains(0x11000, 1));
        assertTrue(memory.contains(0x10000, 0x1000));
    }
}
