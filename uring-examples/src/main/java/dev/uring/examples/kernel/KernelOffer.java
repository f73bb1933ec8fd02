package dev.uring.examples.kernel;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.struct.IoUringProbe;
import dev.uring.struct.IoUringProbeOp;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * What the running kernel's io_uring has. It is asked, not guessed from the release: distributions port features back,
 * and administrators leave some out.
 *
 * @param opcodes the numbers of the operations; empty before Linux 5.6, which cannot be asked
 * @param features {@code IORING_FEAT_*}
 * @param setupFlags {@code IORING_SETUP_*}
 */
public record KernelOffer(BitSet opcodes, long features, long setupFlags) {
    private static final int IORING_REGISTER_PROBE = 8;
    private static final int MAX_OPCODES = 256;

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
        MemorySegment probe = IoUringProbe.allocate(backend.argumentMemory(), MAX_OPCODES);
        BitSet opcodes = new BitSet();
        if (backend.register(ring, IORING_REGISTER_PROBE, probe, MAX_OPCODES) >= 0) {
            for (int i = 0; i < IoUringProbe.opsLen(probe); i++) {
                MemorySegment op = IoUringProbe.ops(probe, i);
                opcodes.set(IoUringProbeOp.op(op), (IoUringProbeOp.flags(op) & IO_URING_OP_SUPPORTED) != 0);
            }
        }
        return opcodes;
    }
}
