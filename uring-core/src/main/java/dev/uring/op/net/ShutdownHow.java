package dev.uring.op.net;

/** Which directions of a connection end, {@code SHUT_*}. See {@code shutdown(2)}. */
public final class ShutdownHow {
    private ShutdownHow() {}

    /** No more is received. */
    public static final int SHUT_RD = 0;

    /** No more is sent; the peer reads to the end. */
    public static final int SHUT_WR = 1;

    /** Neither. */
    public static final int SHUT_RDWR = 2;
}
