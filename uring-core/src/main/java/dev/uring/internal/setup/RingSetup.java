package dev.uring.internal.setup;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_COOP_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SUBMIT_ALL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_TASKRUN_FLAG;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.RingLayout;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The set-up call. Flags are either demanded, and the call fails without them, or wished for, and left out step by step
 * where the kernel is too old.
 */
public final class RingSetup {
    private static final int TASKRUN =
            IORING_SETUP_COOP_TASKRUN | IORING_SETUP_TASKRUN_FLAG | IORING_SETUP_DEFER_TASKRUN;

    /** What suits one owner thread best, for ever older kernels: 6.6, 6.1, 6.0, 5.19, 5.18, any. */
    private static final int[] WISHES = {
        IORING_SETUP_SUBMIT_ALL
                | IORING_SETUP_TASKRUN_FLAG
                | IORING_SETUP_SINGLE_ISSUER
                | IORING_SETUP_DEFER_TASKRUN
                | IORING_SETUP_NO_SQARRAY,
        IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG | IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN,
        IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG | IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_COOP_TASKRUN,
        IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG | IORING_SETUP_COOP_TASKRUN,
        IORING_SETUP_SUBMIT_ALL,
        0
    };

    private static final int[] NONE = {0};

    private RingSetup() {}

    /** A backend of a supplier, neither of which may be null. */
    public static RingBackend newBackend(Supplier<? extends RingBackend> supplier) {
        RingBackend backend = Objects.requireNonNull(supplier, "backend").get();
        return Objects.requireNonNull(backend, "the supplier of the backend returned null");
    }

    /**
     * Sets a ring up.
     *
     * @param wishing whether to add wished-for flags
     * @param params sizes and demanded flags; holds what came of it afterwards
     * @return the descriptor, or the registered index of a ring without one
     */
    public static int call(RingBackend backend, int entries, MemorySegment params, boolean wishing)
            throws UringException {
        int demanded = IoUringParams.flags(params);
        int result = 0;
        for (int wishes : wishing ? WISHES : NONE) {
            int asked = demanded | compatible(wishes, demanded);
            IoUringParams.flags(params, asked);
            result = backend.setup(entries, params);
            // The kernel takes all flags or refuses. Where another answers, its flags must not change sizes.
            IoUringParams.flags(params, asked);
            if (result != -Errno.EINVAL) {
                break;
            }
        }
        if (result < 0) {
            throw Refusals.setup(
                    -result,
                    result == -Errno.EINVAL ? SetupDiagnosis.of(backend, demanded) : "",
                    RingLayout.memorySize(demanded, entries, IoUringParams.cqEntries(params), backend.pageSize()));
        }
        return result;
    }

    private static int compatible(int wishes, int demanded) {
        if ((demanded & IORING_SETUP_SQPOLL) != 0) {
            return wishes & ~TASKRUN;
        }
        return (demanded & IORING_SETUP_COOP_TASKRUN) != 0 ? wishes & ~IORING_SETUP_DEFER_TASKRUN : wishes;
    }
}
