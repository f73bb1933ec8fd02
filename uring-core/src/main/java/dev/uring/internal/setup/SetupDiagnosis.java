package dev.uring.internal.setup;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_ATTACH_WQ;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_COOP_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_HYBRID_IOPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_AFF;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_TASKRUN_FLAG;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out why the kernel called a set-up invalid, by looking at the rules among flags and by trying the flags one by
 * one.
 */
public final class SetupDiagnosis {
    /** A flag that needs one of others. */
    private record Need(int flag, int oneOf) {}

    /** Flags that exclude each other. */
    private record Conflict(int flag, int others) {}

    private static final List<Need> NEEDS = List.of(
            new Need(IORING_SETUP_SQ_AFF, IORING_SETUP_SQPOLL),
            new Need(IORING_SETUP_TASKRUN_FLAG, IORING_SETUP_COOP_TASKRUN | IORING_SETUP_DEFER_TASKRUN),
            new Need(IORING_SETUP_DEFER_TASKRUN, IORING_SETUP_SINGLE_ISSUER),
            new Need(IORING_SETUP_REGISTERED_FD_ONLY, IORING_SETUP_NO_MMAP),
            new Need(IORING_SETUP_HYBRID_IOPOLL, IORING_SETUP_IOPOLL),
            new Need(IORING_SETUP_SQ_REWIND, IORING_SETUP_NO_SQARRAY));

    private static final List<Conflict> CONFLICTS = List.of(
            new Conflict(
                    IORING_SETUP_SQPOLL,
                    IORING_SETUP_COOP_TASKRUN
                            | IORING_SETUP_TASKRUN_FLAG
                            | IORING_SETUP_DEFER_TASKRUN
                            | IORING_SETUP_SQ_REWIND),
            new Conflict(IORING_SETUP_CQE32, IORING_SETUP_CQE_MIXED),
            new Conflict(IORING_SETUP_SQE128, IORING_SETUP_SQE_MIXED));

    private final RingBackend backend;

    private SetupDiagnosis(RingBackend backend) {
        this.backend = backend;
    }

    /** What is wrong with these flags; empty when the reason lies elsewhere. */
    public static String of(RingBackend backend, int flags) {
        List<String> reasons = new ArrayList<>();
        int unknown = unknownAmong(backend, flags);
        for (int bit = Integer.lowestOneBit(unknown); bit != 0; bit = Integer.lowestOneBit(unknown)) {
            unknown &= ~bit;
            KernelVersion since = SetupFlags.since(bit);
            reasons.add("this kernel lacks " + name(bit)
                    + (since.equals(KernelVersion.UNKNOWN) ? "" : ", which came with Linux " + since));
        }
        for (Need need : NEEDS) {
            if ((flags & need.flag) != 0 && (flags & need.oneOf) == 0) {
                reasons.add(name(need.flag) + " needs " + String.join(" or ", SetupFlags.names(need.oneOf)));
            }
        }
        for (Conflict conflict : CONFLICTS) {
            int others = flags & conflict.others;
            if ((flags & conflict.flag) != 0 && others != 0) {
                reasons.add(name(conflict.flag) + " excludes " + String.join(" and ", SetupFlags.names(others)));
            }
        }
        if (reasons.isEmpty() && (flags & IORING_SETUP_ATTACH_WQ) != 0) {
            reasons.add("the ring to attach to must be open, and have a submission thread if this one shall share it");
        }
        if (reasons.isEmpty() && (flags & IORING_SETUP_SQ_AFF) != 0) {
            reasons.add("the CPU of the submission thread must be one that this process may use");
        }
        return String.join("; ", reasons);
    }

    /** The flags that the kernel refuses even with all that they need and nothing else. */
    public static int unknownAmong(RingBackend backend, int flags) {
        return new SetupDiagnosis(backend).unknownAmong(flags);
    }

    private int unknownAmong(int flags) {
        int unknown = 0;
        for (int rest = flags; rest != 0; rest &= rest - 1) {
            int flag = Integer.lowestOneBit(rest);
            // Alone it names no ring to attach to, which is as invalid as an unknown flag; it is as old as the oldest
            // kernels.
            if (flag != IORING_SETUP_ATTACH_WQ && isUnknown(flag)) {
                unknown |= flag;
            }
        }
        return unknown;
    }

    private boolean isUnknown(int flag) {
        int wanted = flag;
        for (Need need : NEEDS) {
            if (need.flag == flag) {
                wanted |= Integer.lowestOneBit(need.oneOf);
            }
        }
        MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
        IoUringParams.flags(params, wanted);
        if (flag == IORING_SETUP_CQSIZE) {
            IoUringParams.cqEntries(params, 2);
        }
        int result = backend.setup(1, params);
        if (result >= 0) {
            backend.closeDescriptor(result);
        }
        // NO_MMAP without memory fails with EFAULT, but only on a kernel that knows it.
        return result == -Errno.EINVAL;
    }

    private static String name(int flag) {
        return SetupFlags.names(flag).getFirst();
    }
}
