package dev.uring.op.sync;

/** What happened to a child: {@code si_code} of the {@code siginfo_t} that {@link Waitid} fills. */
public final class ChildCodes {
    private ChildCodes() {}

    /** It called exit; {@code si_status} is the exit status. */
    public static final int CLD_EXITED = 1;

    /** A signal killed it; {@code si_status} is the signal. */
    public static final int CLD_KILLED = 2;

    /** A signal killed it and it dumped core. */
    public static final int CLD_DUMPED = 3;

    /** It trapped under a tracer. */
    public static final int CLD_TRAPPED = 4;

    /** A signal stopped it. */
    public static final int CLD_STOPPED = 5;

    /** It continued. */
    public static final int CLD_CONTINUED = 6;
}
