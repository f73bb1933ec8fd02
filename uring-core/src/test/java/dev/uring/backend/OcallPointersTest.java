package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies are shallow: what an argument points at is refused before the call unless it is host memory. */
class OcallPointersTest {
    private static final int WAIT = EnterFlags.IORING_ENTER_GETEVENTS | EnterFlags.IORING_ENTER_EXT_ARG;

    private final BareRing ring = new BareRing(TestBackend.OCALL, 0);
    private final MemorySegment enclave = ring.argument(4096);

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void namesTheElementOfABufferTable() {
        MemorySegment iovecs = ring.argument(32);
        iovecs.set(JAVA_LONG, 0, ring.memory.allocate(64).address());
        iovecs.set(JAVA_LONG, 8, 64);
        iovecs.set(JAVA_LONG, 16, enclave.address());
        iovecs.set(JAVA_LONG, 24, 64);
        assertRefused("IORING_REGISTER_BUFFERS: iovec[1].iov_base", 0, iovecs, 2);
    }

    @ParameterizedTest
    @CsvSource({
        " 6, 24,  8,  3, IORING_REGISTER_FILES_UPDATE: io_uring_rsrc_update.data",
        "13,  0, 16, 32, IORING_REGISTER_FILES2: data",
        "13,  0, 24, 32, IORING_REGISTER_FILES2: tags",
        "14, 24,  8, 32, IORING_REGISTER_FILES_UPDATE2: data",
        "14, 24, 16, 32, IORING_REGISTER_FILES_UPDATE2: tags",
        "15,  0, 16, 32, IORING_REGISTER_BUFFERS2: data",
        "16, 24, 16, 32, IORING_REGISTER_BUFFERS_UPDATE: tags",
        "22,  8,  0,  1, IORING_REGISTER_PBUF_RING: io_uring_buf_reg.ring_addr",
        "34, 24,  0,  1, IORING_REGISTER_MEM_REGION: io_uring_mem_region_reg.region_uptr"
    })
    void namesTheFieldOfAStruct(int operation, long countOffset, long pointerOffset, int count, String field) {
        MemorySegment argument = ring.argument(64);
        argument.set(JAVA_INT, countOffset, 1);
        argument.set(JAVA_LONG, pointerOffset, enclave.address());
        assertRefused(field, operation, argument, count);
    }

    @Test
    void looksBehindATableInHostMemory() {
        MemorySegment iovecs = ring.memory.allocate(16, 8);
        iovecs.set(JAVA_LONG, 0, enclave.address());
        iovecs.set(JAVA_LONG, 8, 64);
        MemorySegment register = ring.argument(32);
        register.set(JAVA_INT, 0, 1);
        register.set(JAVA_LONG, 16, iovecs.address());
        assertRefused("IORING_REGISTER_BUFFERS2: data[0].iov_base", 15, register, 32);
    }

    @Test
    void looksBehindARegionDescription() {
        MemorySegment description = ring.memory.allocate(64, 8);
        description.set(JAVA_LONG, 0, enclave.address());
        description.set(JAVA_LONG, 8, 4096);
        description.set(JAVA_INT, 16, 1);
        MemorySegment region = ring.argument(32);
        region.set(JAVA_LONG, 0, description.address());
        assertRefused("IORING_REGISTER_MEM_REGION: io_uring_region_desc.user_addr", 34, region, 1);
    }

    @Test
    void refusesATimeLimitAndASignalMaskInTheEnclave() {
        long calls = Simulator.get().calls(Ocall.ENTER);
        MemorySegment argument = ring.argument(24);
        argument.set(JAVA_LONG, 16, enclave.address());
        assertNames("io_uring_getevents_arg.ts", assertThrows(IllegalArgumentException.class, () -> await(argument)));
        argument.set(JAVA_LONG, 16, 0);
        argument.set(JAVA_LONG, 0, enclave.address());
        assertNames(
                "io_uring_getevents_arg.sigmask", assertThrows(IllegalArgumentException.class, () -> await(argument)));
        assertEquals(calls, Simulator.get().calls(Ocall.ENTER));
    }

    @Test
    void waitsWithATimeLimitInHostMemory() {
        MemorySegment limit = ring.memory.allocate(16, 8);
        limit.set(JAVA_LONG, 8, 1_000_000);
        MemorySegment argument = ring.argument(24);
        argument.set(JAVA_LONG, 16, limit.address());
        assertEquals(-Errno.ETIME, await(argument));
    }

    @Test
    void refusesAWaitArgumentInARegion() {
        UnsupportedOperationException refused = assertThrows(
                UnsupportedOperationException.class,
                () -> ring.backend.enter(ring.fd, 0, 1, WAIT | EnterFlags.IORING_ENTER_EXT_ARG_REG, 64, 64));
        assertTrue(refused.getMessage().contains("IORING_ENTER_EXT_ARG_REG"), refused.getMessage());
    }

    @Test
    void refusesARingInEnclaveMemory() {
        MemorySegment params = BareRing.params(ring.backend, SetupFlags.IORING_SETUP_NO_MMAP);
        params.set(JAVA_LONG, 72, enclave.address());
        assertNames(
                "io_uring_params.sq_off.user_addr",
                assertThrows(IllegalArgumentException.class, () -> ring.backend.setup(4, params)));
        params.set(JAVA_LONG, 72, ring.memory.allocate(4096, 4096).address());
        params.set(JAVA_LONG, 112, enclave.address());
        assertNames(
                "io_uring_params.cq_off.user_addr",
                assertThrows(IllegalArgumentException.class, () -> ring.backend.setup(4, params)));
    }

    @Test
    void refusesARangeThatLeavesHostMemory() {
        MemorySegment memory = ring.memory.allocate(64, 16);
        OcallHostMemory host = Simulator.get().library().hostMemory();
        assertTrue(host.contains(memory.address(), 64));
        assertTrue(host.contains(memory.address() + 63, 1));
        assertTrue(!host.contains(memory.address() + 1, 64));
        assertTrue(!host.contains(memory.address() - 1, 2));
        assertTrue(!host.contains(memory.address(), -1));
    }

    private int await(MemorySegment argument) {
        return ring.backend.enter(ring.fd, 0, 1, WAIT, argument.address(), argument.byteSize());
    }

    private void assertRefused(String field, int operation, MemorySegment argument, int count) {
        long calls = Simulator.get().calls(Ocall.REGISTER);
        assertNames(
                field, assertThrows(IllegalArgumentException.class, () -> ring.register(operation, argument, count)));
        assertEquals(calls, Simulator.get().calls(Ocall.REGISTER));
    }

    private void assertNames(String field, IllegalArgumentException refused) {
        assertTrue(
                refused.getMessage().startsWith(field + " 0x" + Long.toHexString(enclave.address())),
                refused.getMessage());
    }
}
