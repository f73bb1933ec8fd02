package dev.uring.op.net;

/** Socket types, and the flags that go with a type or an accept, {@code SOCK_*}. See {@code socket(2)}. */
public final class SocketType {
    private SocketType() {}

    /** A connected byte stream. */
    public static final int SOCK_STREAM = 1;

    /** Datagrams. */
    public static final int SOCK_DGRAM = 2;

    /** Raw access to a network protocol. */
    public static final int SOCK_RAW = 3;

    /** A connected sequence of records. */
    public static final int SOCK_SEQPACKET = 5;

    /**
     * Flag: the descriptor is closed on {@code exec}. The kernel answers {@code EINVAL} when it goes into a file slot.
     */
    public static final int SOCK_CLOEXEC = 1 << 19;

    /** Flag: non-blocking. Operations of a ring on such a socket answer {@code EAGAIN} instead of waiting. */
    public static final int SOCK_NONBLOCK = 1 << 11;
}
