package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS;
import static dev.uring.register.WorkerType.IO_WQ_BOUND;
import static dev.uring.register.WorkerType.IO_WQ_UNBOUND;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import java.lang.foreign.MemorySegment;

/**
 * How many kernel threads may work for a ring at a time. They hold for the thread that submits, and for rings that share
 * workers. See {@code io_uring_register_iowq_max_workers(3)}. Kernel 5.15.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="workers"}
 *
 * @param bounded for regular files and block devices, whose requests end by themselves; 0 leaves it as it is
 * @param unbounded for everything else, which may wait for ever; 0 leaves it as it is
 */
public record WorkerLimits(int bounded, int unbounded) {

    /** @throws IllegalArgumentException when one is negative */
    public WorkerLimits {
        if (bounded < 0 || unbounded < 0) {
            throw new IllegalArgumentException(
                    "limits of " + bounded + " bounded and " + unbounded + " unbounded workers: negative");
        }
    }

    /**
     * The limits of a ring.
     *
     * @throws UringException {@code EINVAL} on kernels before 5.15
     */
    public static WorkerLimits of(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        return new WorkerLimits(0, 0).set(ring);
    }

    /**
     * Makes these the limits of a ring.
     *
     * @return the ones before
     * @throws UringException {@code EINVAL} on kernels before 5.15
     */
    public WorkerLimits set(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        Registrations registrations = Registrations.of(ring);
        MemorySegment argument = registrations.argument(2 * Integer.BYTES);
        argument.setAtIndex(JAVA_INT, IO_WQ_BOUND, bounded);
        argument.setAtIndex(JAVA_INT, IO_WQ_UNBOUND, unbounded);
        int result = registrations.tryCall(IORING_REGISTER_IOWQ_MAX_WORKERS, argument, 2);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_IOWQ_MAX_WORKERS, -result, "");
        }
        return new WorkerLimits(
                argument.getAtIndex(JAVA_INT, IO_WQ_BOUND), argument.getAtIndex(JAVA_INT, IO_WQ_UNBOUND));
    }
}
