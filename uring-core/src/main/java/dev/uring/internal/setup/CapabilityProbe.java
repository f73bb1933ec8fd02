package dev.uring.internal.setup;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_REGISTERED_RING;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAKEUP;
import static dev.uring.kernel.Features.IORING_FEAT_CQE_SKIP;
import static dev.uring.kernel.Features.IORING_FEAT_EXT_ARG;
import static dev.uring.kernel.ProbeFlags.IO_URING_OP_SUPPORTED;
import static dev.uring.kernel.QueryOp.IO_URING_QUERY_OPCODES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PROBE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_QUERY;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import dev.uring.struct.IoUringParams;
import dev.uring.struct.IoUringProbe;
import dev.uring.struct.IoUringProbeOp;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringQueryOpcode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/** Finds what the kernel has: by query, else by probe, else by trial. */
public final class CapabilityProbe implements AutoCloseable {
    private static final int MAX_OPCODES = 256;

    /** The flags that the oldest kernels with a probe have: all that came before Linux 5.7. */
    private static final int OLDEST_SQE_FLAGS = SqeFlags.IOSQE_BUFFER_SELECT - 1;

    private final RingBackend backend;
    private final int ring;
    private final int features;
    private final BitSet opcodes = new BitSet();
    private boolean probed;

    public CapabilityProbe(RingBackend backend) throws UringException {
        this.backend = backend;
        MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
        try {
            ring = RingSetup.call(backend, 1, params, false);
        } catch (Throwable e) {
            backend.close();
            throw e;
        }
        features = IoUringParams.features(params);
    }

    public ProbedCapabilities run() {
        probeOpcodes();
        MemorySegment answer = query();
        if (answer != null) {
            if (!probed) {
                opcodes.set(0, IoUringQueryOpcode.nrRequestOpcodes(answer));
            }
            return new ProbedCapabilities(
                    true,
                    probed,
                    opcodes,
                    (int) IoUringQueryOpcode.featureFlags(answer),
                    (int) IoUringQueryOpcode.ringSetupFlags(answer),
                    (int) IoUringQueryOpcode.enterFlags(answer),
                    (int) IoUringQueryOpcode.sqeFlags(answer),
                    IoUringQueryOpcode.nrRegisterOpcodes(answer));
        }
        int setupFlags = SetupFlags.known();
        return new ProbedCapabilities(
                false,
                probed,
                opcodes,
                features,
                setupFlags & ~SetupDiagnosis.unknownAmong(backend, setupFlags),
                tryEnterFlags(),
                sqeFlags(),
                -1);
    }

    @Override
    public void close() {
        backend.closeDescriptor(ring);
        backend.close();
    }

    private void probeOpcodes() {
        MemorySegment probe = IoUringProbe.allocate(backend.argumentMemory(), MAX_OPCODES);
        probed = register(ring, IORING_REGISTER_PROBE, probe, MAX_OPCODES) >= 0;
        if (probed) {
            for (int i = 0; i < IoUringProbe.opsLen(probe); i++) {
                MemorySegment op = IoUringProbe.ops(probe, i);
                opcodes.set(IoUringProbeOp.op(op), (IoUringProbeOp.flags(op) & IO_URING_OP_SUPPORTED) != 0);
            }
        }
    }

    /** A {@code struct io_uring_query_opcode}, or null. */
    private MemorySegment query() {
        MemorySegment header = IoUringQueryHdr.allocate(backend.argumentMemory());
        MemorySegment copy = IoUringQueryOpcode.allocate(backend.argumentMemory());
        try (Arena arena = backend.newKernelArena()) {
            MemorySegment answer = IoUringQueryOpcode.allocate(arena);
            IoUringQueryHdr.queryData(header, answer.address());
            IoUringQueryHdr.queryOp(header, IO_URING_QUERY_OPCODES);
            IoUringQueryHdr.size(header, (int) IoUringQueryOpcode.SIZE);
            int result = register(ring, IORING_REGISTER_QUERY, header, 0);
            copy.copyFrom(answer);
            return result >= 0 && IoUringQueryHdr.result(header) == 0 ? copy : null;
        }
    }

    private int register(int fd, int operation, MemorySegment argument, int count) {
        try {
            return backend.register(fd, operation, argument, count);
        } catch (UnsupportedOperationException e) {
            // The calls of an enclave bring no answer back.
            return -Errno.ENOSYS;
        }
    }

    /** Calls without anything to do; only an unknown flag is invalid. */
    private int tryEnterFlags() {
        int known = IORING_ENTER_GETEVENTS | IORING_ENTER_SQ_WAKEUP;
        known |= (features & IORING_FEAT_EXT_ARG) != 0 ? IORING_ENTER_EXT_ARG : 0;
        for (int rest = EnterFlags.known() & ~known; rest != 0; rest &= rest - 1) {
            int flag = Integer.lowestOneBit(rest);
            // As an index, 0 is either a ring of this thread, and idle as well, or none, which is another error.
            int fd = flag == IORING_ENTER_REGISTERED_RING ? 0 : ring;
            if (enter(fd, flag) != -Errno.EINVAL) {
                known |= flag;
            }
        }
        return known;
    }

    private int enter(int fd, int flag) {
        try {
            return backend.enter(fd, 0, 0, flag, 0, 0);
        } catch (UnsupportedOperationException e) {
            return -Errno.EINVAL;
        }
    }

    private int sqeFlags() {
        int known = OLDEST_SQE_FLAGS;
        known |= opcodes.get(Opcodes.IORING_OP_PROVIDE_BUFFERS) ? SqeFlags.IOSQE_BUFFER_SELECT : 0;
        return known | ((features & IORING_FEAT_CQE_SKIP) != 0 ? SqeFlags.IOSQE_CQE_SKIP_SUCCESS : 0);
    }
}
