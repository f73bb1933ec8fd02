package dev.uring.op.net;

/** Flags of sends and receives, {@code MSG_*}. See {@code send(2)} and {@code recv(2)}. */
public final class MsgFlags {
    private MsgFlags() {}

    /** Sends or receives out-of-band data. */
    public static final int MSG_OOB = 1 << 0;

    /** Receives without removing the data from the queue. */
    public static final int MSG_PEEK = 1 << 1;

    /** Sends to directly connected networks only. */
    public static final int MSG_DONTROUTE = 1 << 2;

    /** Out: control messages were dropped for lack of room. */
    public static final int MSG_CTRUNC = 1 << 3;

    /** Out: the rest of a datagram was dropped. In: the result is the datagram's real length, which may be more than is in memory. */
    public static final int MSG_TRUNC = 1 << 5;

    /** Fails with {@code EAGAIN} instead of waiting. */
    public static final int MSG_DONTWAIT = 1 << 6;

    /** Ends a record, for sockets that have records. */
    public static final int MSG_EOR = 1 << 7;

    /**
     * Waits until everything is transferred. A linked send needs it: without it a short send does not break the chain.
     */
    public static final int MSG_WAITALL = 1 << 8;

    /** Tells the link layer that the neighbour answered. */
    public static final int MSG_CONFIRM = 1 << 11;

    /** Receives from the socket's error queue. */
    public static final int MSG_ERRQUEUE = 1 << 13;

    /** Raises no {@code SIGPIPE} when the peer is gone. */
    public static final int MSG_NOSIGNAL = 1 << 14;

    /** More data follows: the kernel may hold back a partial packet. */
    public static final int MSG_MORE = 1 << 15;

    /** For {@code recvmmsg(2)}: waits for the first message only. */
    public static final int MSG_WAITFORONE = 1 << 16;

    /** Zero-copy of {@code send(2)}. Use {@link SendZc} instead. */
    public static final int MSG_ZEROCOPY = 1 << 26;

    /** Sends data with the connection request of TCP. */
    public static final int MSG_FASTOPEN = 1 << 29;

    /** Received descriptors are closed on {@code exec}. */
    public static final int MSG_CMSG_CLOEXEC = 1 << 30;
}
