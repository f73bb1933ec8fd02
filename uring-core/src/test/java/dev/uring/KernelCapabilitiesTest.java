package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.KernelCapabilities.Source;
import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.RegisterOp;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Asking the kernel what it has, in each way, with the same answer. */
class KernelCapabilitiesTest {
    @Test
    void agreesWithWhatARingSays() throws IOException {
        KernelCapabilities here = KernelCapabilities.probe();
        try (IoUring ring = IoUring.open(1)) {
            assertEquals(ring.features(), here.features());
            assertEquals(ring.setupFlags(), ring.setupFlags() & here.setupFlags());
            here.require(Nop.of());
            ring.submission().push(Nop.of());
            assertEquals(1, ring.submitAndWait(1));
        }
        assertFalse(here.hasOpcode(Opcodes.IORING_OP_LAST + 100));
    }

    @Test
    void theProbeAndTrialsSayTheSameAsTheQuery() throws IOException {
        KernelCapabilities query = KernelCapabilities.probe();
        Assumptions.assumeTrue(query.source() == Source.QUERY, "this kernel has no IORING_REGISTER_QUERY");
        KernelCapabilities probe = KernelCapabilities.probe(() -> without(RegisterOp.IORING_REGISTER_QUERY));
        assertEquals(Source.PROBE, probe.source());
        assertEquals(opcodes(query), opcodes(probe));
        assertEquals(query.features(), probe.features());
        assertEquals(SetupFlags.names(query.setupFlags()), SetupFlags.names(probe.setupFlags()));
        assertEquals(EnterFlags.names(query.enterFlags()), EnterFlags.names(probe.enterFlags()));
        assertEquals(SqeFlags.names(query.sqeFlags()), SqeFlags.names(probe.sqeFlags()));
        assertEquals(-1, probe.registerOperations());
        assertTrue(query.registerOperations() > RegisterOp.IORING_REGISTER_QUERY);
    }

    @Test
    void theQueryAloneKnowsHowManyOperationsThereAre() throws IOException {
        KernelCapabilities both = KernelCapabilities.probe();
        Assumptions.assumeTrue(both.source() == Source.QUERY, "this kernel has no IORING_REGISTER_QUERY");
        KernelCapabilities query = KernelCapabilities.probe(() -> without(RegisterOp.IORING_REGISTER_PROBE));
        assertTrue(query.opcodeCount() >= both.opcodeCount());
        assertTrue(query.has(Nop.of()));
    }

    @Test
    void nothingIsKnownToBeThereWithoutAnAnswer() throws IOException {
        KernelCapabilities none = KernelCapabilities.probe(
                () -> without(RegisterOp.IORING_REGISTER_QUERY, RegisterOp.IORING_REGISTER_PROBE));
        assertEquals(Source.TRIAL, none.source());
        assertEquals(0, none.opcodeCount());
        assertEquals(KernelCapabilities.probe().setupFlags(), none.setupFlags());
        UnsupportedOperationException refused =
                assertThrows(UnsupportedOperationException.class, () -> none.require(Nop.of()));
        assertEquals("this kernel lacks Nop, opcode 0, which came with Linux 5.1", refused.getMessage());
    }

    @Test
    void asksThroughAnEnclaveAsWellAsItsCallsAllow() throws IOException {
        KernelCapabilities enclave = KernelCapabilities.probe(TestBackend.OCALL::create);
        assertEquals(Source.TRIAL, enclave.source());
        assertEquals(KernelCapabilities.probe().setupFlags(), enclave.setupFlags());
    }

    @Test
    void leavesNoDescriptorBehind() throws IOException {
        KernelCapabilities.probe();
        long before = descriptors();
        KernelCapabilities.probe();
        KernelCapabilities.probe(() -> without(RegisterOp.IORING_REGISTER_QUERY));
        assertEquals(before, descriptors());
    }

    private static DelegatingBackend without(Integer... operations) {
        return new DelegatingBackend() {
            @Override
            public int register(int fd, int operation, MemorySegment argument, int count) {
                boolean hidden = List.of(operations).contains(operation);
                return hidden ? -Errno.EINVAL : super.register(fd, operation, argument, count);
            }
        };
    }

    private static List<Integer> opcodes(KernelCapabilities capabilities) {
        return IntStream.range(0, 256).filter(capabilities::hasOpcode).boxed().toList();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.count();
        }
    }
}
