package dev.uring.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that lies about a ring must not lead the library outside the ring's memory. */
class OcallHostileSetupTest {
    private final Simulator simulator = Simulator.get();

    @AfterEach
    void takeBackFaults() {
        simulator.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, sq_entries",
        "0, 3, sq_entries",
        "0, -2147483648, sq_entries",
        "4, 0, cq_entries",
        "4, 12, cq_entries",
        "4, 1073741824, cq_entries",
        "40, 1048576, sq_off.head",
        "44, -4, sq_off.tail",
        "44, 2, sq_off.tail",
        "56, 2147483644, sq_off.flags",
        "60, 4194304, sq_off.dropped",
        "64, -4, sq_off.array",
        "64, 64, sq_off.array",
        "64, 2049, sq_off.array",
        "80, -64, cq_off.head",
        "84, 1048576, cq_off.tail",
        "96, 1048576, cq_off.overflow",
        "100, -16, cq_off.cqes",
        "100, 66, cq_off.cqes",
        "104, 1048576, cq_off.flags"
    })
    void refusesImpossibleSizesAndOffsetsByName(int offset, int value, String field) {
        long ranges = simulator.hostRanges();
        long closes = simulator.calls(Ocall.CLOSE);
        simulator.corruptNextSetup(offset, value);
        IllegalStateException refused = assertThrows(IllegalStateException.class, this::openRing);
        assertTrue(refused.getMessage().contains(field + " " + Integer.toUnsignedString(value)), refused.getMessage());
        assertEquals(ranges, simulator.hostRanges());
        assertEquals(closes + 1, simulator.calls(Ocall.CLOSE));
    }

    @Test
    void refusesAMappingInsideTheEnclave() {
        try (Arena enclave = Arena.ofConfined()) {
            simulator.answerNext(Ocall.MMAP, enclave.allocate(65536, 4096).address(), 0);
            OcallException refused = assertThrows(OcallException.class, this::openRing);
            assertTrue(refused.getMessage().contains("not outside the enclave"), refused.getMessage());
        }
    }

    @Test
    void refusesAMappingOverMemoryInUse() {
        try (Arena host = simulator.library().newHostArena()) {
            simulator.answerNext(Ocall.MMAP, host.allocate(65536, 4096).address() + 4096, 0);
            OcallException refused = assertThrows(OcallException.class, this::openRing);
            assertTrue(refused.getMessage().contains("overlaps what is in use"), refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-8192"})
    void refusesAMappingThatIsNoMemory(long address) {
        simulator.answerNext(Ocall.MMAP, address, 0);
        assertThrows(OcallException.class, this::openRing);
    }

    private void openRing() throws Exception {
        IoUring.builder(4)
                .plain()
                .backend(() -> new OcallBackend(simulator.library()))
                .open()
                .close();
    }
}
