package dev.uring.op.sync;

/** Which changes {@link Waitid} waits for, and how. */
public final class WaitidOptions {
    private WaitidOptions() {}

    /** Do not wait: complete at once when no child has changed. */
    public static final int WNOHANG = 1 << 0;

    /** {@link #WSTOPPED}, under its older name. */
    public static final int WUNTRACED = 1 << 1;

    /** Children that were stopped by a signal. */
    public static final int WSTOPPED = 1 << 1;

    /** Children that ended. */
    public static final int WEXITED = 1 << 2;

    /** Children that continued after a stop. */
    public static final int WCONTINUED = 1 << 3;

    /** Leave the child waitable. */
    public static final int WNOWAIT = 1 << 24;
}
