package dev.uring.testing;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_TASKRUN_FLAG;

import dev.uring.IoUringBuilder;

/** The ways to set a ring up that a test runs on. All but the first leave nothing to the library's choice. */
public enum RingKind {
    /** What the library picks by itself. */
    PICKED(0),
    /** Entries of 64 bytes, completions of 16, an index array, interrupts for completions. */
    PLAIN(0),
    SQE128(IORING_SETUP_SQE128),
    CQE32(IORING_SETUP_CQE32),
    SQE128_CQE32(IORING_SETUP_SQE128 | IORING_SETUP_CQE32),
    CQE_MIXED(IORING_SETUP_CQE_MIXED),
    NO_SQARRAY(IORING_SETUP_NO_SQARRAY),
    DEFER_TASKRUN(IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_TASKRUN_FLAG),
    SQPOLL(IORING_SETUP_SQPOLL);

    private final int flags;

    RingKind(int flags) {
        this.flags = flags;
    }

    /** The demanded {@code IORING_SETUP_*} flags. */
    public int flags() {
        return flags;
    }

    /** Whether the kind demands any of these flags. */
    public boolean has(int setupFlags) {
        return (flags & setupFlags) != 0;
    }

    IoUringBuilder apply(IoUringBuilder builder) {
        return this == PICKED ? builder : builder.plain().flags(flags);
    }
}
