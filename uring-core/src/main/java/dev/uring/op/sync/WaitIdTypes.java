package dev.uring.op.sync;

/** Which children {@link Waitid} waits for. */
public final class WaitIdTypes {
    private WaitIdTypes() {}

    /** Any child; the id is ignored. */
    public static final int P_ALL = 0;

    /** The child with that process id. */
    public static final int P_PID = 1;

    /** Any child of that process group; 0 is the caller's own. */
    public static final int P_PGID = 2;

    /** The child that the pidfd refers to. */
    public static final int P_PIDFD = 3;
}
