package dev.uring.examples.kernel;

import static dev.uring.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.SetupFlags.IORING_SETUP_HYBRID_IOPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;
import static dev.uring.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_SQ_AFF;
import static dev.uring.SetupFlags.IORING_SETUP_SQ_REWIND;
import static dev.uring.SetupFlags.IORING_SETUP_TASKRUN_FLAG;

import dev.uring.Errno;
import dev.uring.backend.RingBackend;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/**
 * Finds out which set-up flags the kernel knows by setting rings up with one after the other: an unknown flag is
 * answered with {@code EINVAL}, and so is a known one without what it needs, which every trial therefore brings along.
 */
final class SetupFlagTrial {
    private static final int ENTRIES = 4;

    private SetupFlagTrial() {}

    /**
     * Tries all of {@link Capabilities#SETUP_FLAGS}.
     *
     * @param ring a ring to attach to
     */
    static long known(RingBackend backend, int ring) {
        MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
        long known = 0;
        for (Capability capability : Capabilities.SETUP_FLAGS) {
            int flag = 1 << capability.number();
            params.fill((byte) 0);
            IoUringParams.flags(params, flag | needs(flag));
            IoUringParams.cqEntries(params, 2 * ENTRIES);
            IoUringParams.wqFd(params, ring);
            int result = backend.setup(ENTRIES, params);
            if (result >= 0) {
                backend.closeDescriptor(result);
            }
            // Any other error is about something else: NO_MMAP without memory is EFAULT.
            known |= result == -Errno.EINVAL ? 0 : flag;
        }
        return known;
    }

    private static int needs(int flag) {
        return switch (flag) {
            case IORING_SETUP_SQ_AFF -> IORING_SETUP_SQPOLL;
            case IORING_SETUP_TASKRUN_FLAG, IORING_SETUP_DEFER_TASKRUN ->
                IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN;
            case IORING_SETUP_REGISTERED_FD_ONLY -> IORING_SETUP_NO_MMAP;
            case IORING_SETUP_HYBRID_IOPOLL -> IORING_SETUP_IOPOLL;
            case IORING_SETUP_SQ_REWIND -> IORING_SETUP_NO_SQARRAY;
            default -> 0;
        };
    }
}
