package dev.uring.examples.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * What the running kernel's io_uring has. It is asked, not guessed from the release: distributions port features back, and
 * administrators leave some out.
 *
 * @param opcodes the numbers of the operations; empty before Linux 5.6, which cannot be asked
 * @param features {@code IORING_FEAT_*}
 * @param setupFlags {@code IORING_SETUP_*}
 */
public record KernelOffer(BitSet opcodes, long features, long setupFlags) {
    private static final int IORING_REGISTER_PROBE = 8;
    private static final int MAX_OPCODES = 256;

    /** {@code struct io_uring_probe}, then one {@code struct io_uring_probe_op} for each opcode. */
    private static final int PROBE_OPS_LEN = 1;

    private static final int PROBE_SIZE = 16;
    private static final int PROBE_OP_SIZE = 8;
    private static final int PROBE_OP_FLAGS = 2;
    private static final int IO_URING_OP_SUPPORTED = 1;

    /**
     * Asks the kernel.
     *
     * @throws UringException when it gives no ring
     */
    public static KernelOffer ask() throws UringException {
        try (RingBackend backend = new LibcBackend();
                IoUring ring = IoUring.builder(1).plain().open()) {
            return new KernelOffer(
                    opcodes(backend, ring.fd()), ring.features(), SetupFlagTrial.known(backend, ring.fd()));
        }
    }

    /** Whether the kernel has one of {@link Capabilities#OPCODES}. */
    public boolean hasOpcode(Capability opcode) {
        return opcodes.get(opcode.number());
    }

    /** Whether the kernel has one of {@link Capabilities#FEATURES}. */
    public boolean hasFeature(Capability feature) {
        return (features >>> feature.number() & 1) != 0;
    }

    /** Whether the kernel has one of {@link Capabilities#SETUP_FLAGS}. */
    public boolean hasSetupFlag(Capability flag) {
        return (setupFlags >>> flag.number() & 1) != 0;
    }

    private static BitSet opcodes(RingBackend backend, int ring) {
        MemorySegment probe = backend.argumentMemory().allocate(PROBE_SIZE + MAX_OPCODES * PROBE_OP_SIZE, Long.BYTES);
        BitSet opcodes = new BitSet();
        if (backend.register(ring, IORING_REGISTER_PROBE, probe, MAX_OPCODES) < 0) {
            return opcodes;
        }
        int count = Byte.toUnsignedInt(probe.get(JAVA_BYTE, PROBE_OPS_LEN));
        for (int opcode = 0; opcode < count; opcode++) {
            short flags = probe.get(JAVA_SHORT_UNALIGNED, PROBE_SIZE + opcode * PROBE_OP_SIZE + PROBE_OP_FLAGS);
            opcodes.set(opcode, (flags & IO_URING_OP_SUPPORTED) != 0);
        }
        return opcodes;
    }
}
