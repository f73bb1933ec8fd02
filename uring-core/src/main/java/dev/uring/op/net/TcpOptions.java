package dev.uring.op.net;

/** Options of TCP sockets, of level {@link IpProtocol#IPPROTO_TCP}. Each is an {@code int}. See {@code tcp(7)}. */
public final class TcpOptions {
    private TcpOptions() {}

    /** 0 or 1: sends small segments at once. */
    public static final int TCP_NODELAY = 1;

    /** The largest segment, in bytes. */
    public static final int TCP_MAXSEG = 2;

    /** 0 or 1: holds back partial segments, for at most 200 ms. */
    public static final int TCP_CORK = 3;

    /** Idle time before the first keep-alive probe, in seconds. */
    public static final int TCP_KEEPIDLE = 4;

    /** Time between keep-alive probes, in seconds. */
    public static final int TCP_KEEPINTVL = 5;

    /** Unanswered probes before the connection is given up. */
    public static final int TCP_KEEPCNT = 6;

    /** Wakes the listener only when data arrives, for at most this many seconds. */
    public static final int TCP_DEFER_ACCEPT = 9;

    /** 0 or 1: acknowledges at once. */
    public static final int TCP_QUICKACK = 12;

    /** How long sent data may stay unacknowledged, in milliseconds. */
    public static final int TCP_USER_TIMEOUT = 18;

    /** The length of the queue of connection requests that carry data. */
    public static final int TCP_FASTOPEN = 23;
}
