package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.setup.CapabilityProbe;
import dev.uring.internal.setup.ProbedCapabilities;
import dev.uring.internal.setup.RingSetup;
import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Features;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import java.util.function.Supplier;

/**
 * What the io_uring of the running kernel has. The kernel is asked, not judged by its release: distributions port
 * features back, and administrators leave some out. Immutable, and usable from any thread.
 *
 * {@snippet class="dev.uring.snippet.CapabilitiesTest" region="capabilities"}
 */
public final class KernelCapabilities {
    /** Where an answer comes from. */
    public enum Source {
        /** {@code IORING_REGISTER_QUERY}, Linux 6.18: the kernel lists what it has. */
        QUERY,

        /** {@code IORING_REGISTER_PROBE}, Linux 5.6, for operations; flags were tried one by one. */
        PROBE,

        /** No question can be asked: the kernel is older, or the ring's backend cannot carry an answer. */
        TRIAL
    }

    private final ProbedCapabilities found;

    private KernelCapabilities(ProbedCapabilities found) {
        this.found = found;
    }

    /**
     * Asks the kernel, with a ring that is gone afterwards.
     *
     * @throws UringException when the kernel gives no ring; the message says why
     */
    public static KernelCapabilities probe() throws UringException {
        return probe(LibcBackend::new);
    }

    /**
     * Asks the kernel that a backend reaches.
     *
     * @throws UringException when the kernel gives no ring; the message says why
     */
    public static KernelCapabilities probe(Supplier<? extends RingBackend> backend) throws UringException {
        try (CapabilityProbe probe = new CapabilityProbe(RingSetup.newBackend(backend))) {
            return new KernelCapabilities(probe.run());
        }
    }

    /** Where the answers come from. */
    public Source source() {
        if (found.queried()) {
            return Source.QUERY;
        }
        return found.probed() ? Source.PROBE : Source.TRIAL;
    }

    /**
     * Whether the kernel has an operation, {@code IORING_OP_*}. Without a {@linkplain #source() source} for that,
     * nothing is known to be there.
     */
    public boolean hasOpcode(int opcode) {
        return found.opcodes().get(opcode);
    }

    /** Whether the kernel has the operation. Flags and fields of it may still be newer than the kernel. */
    public boolean has(Operation<?> operation) {
        requireNonNull(operation, "operation");
        return hasOpcode(operation.opcode());
    }

    /**
     * Refuses an operation that the kernel lacks.
     *
     * @throws UnsupportedOperationException naming the operation and the release that brought it
     */
    public void require(Operation<?> operation) {
        requireNonNull(operation, "operation");
        if (!has(operation)) {
            KernelVersion since = operation.since();
            throw new UnsupportedOperationException(
                    "this kernel lacks " + operation.getClass().getSimpleName()
                            + ", opcode " + operation.opcode()
                            + (since.equals(KernelVersion.UNKNOWN) ? "" : ", which came with Linux " + since));
        }
    }

    /** The number of operations that the kernel has. */
    public int opcodeCount() {
        return found.opcodes().cardinality();
    }

    /** What rings can do; see {@link Features}. */
    public int features() {
        return found.features();
    }

    /** The flags that a ring can be set up with; see {@link SetupFlags}. */
    public int setupFlags() {
        return found.setupFlags();
    }

    /** The flags that calls can have; see {@link EnterFlags}. */
    public int enterFlags() {
        return found.enterFlags();
    }

    /** The flags that entries can have; see {@link SqeFlags}. */
    public int sqeFlags() {
        return found.sqeFlags();
    }

    /**
     * How many registration operations the kernel knows, which are numbered from 0; -1 when it cannot be asked, before
     * Linux 6.18.
     */
    public int registerOperations() {
        return found.registerOperations();
    }

    @Override
    public String toString() {
        return "KernelCapabilities[source=" + source() + ", opcodes=" + opcodeCount() + ", features="
                + Features.names(features()) + ", setupFlags=" + SetupFlags.names(setupFlags()) + ", enterFlags="
                + EnterFlags.names(enterFlags()) + ", sqeFlags=" + SqeFlags.names(sqeFlags()) + "]";
    }
}
