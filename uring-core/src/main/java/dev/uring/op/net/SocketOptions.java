package dev.uring.op.net;

/** The level {@link #SOL_SOCKET} and its options, {@code SO_*}, in the machine's numbers. See {@code socket(7)}. */
public final class SocketOptions {
    private static final boolean POWER = System.getProperty("os.arch").equals("ppc64le");

    private SocketOptions() {}

    /** The level of the options below. */
    public static final int SOL_SOCKET = 1;

    /** {@code int} 0 or 1: records debugging information. */
    public static final int SO_DEBUG = 1;

    /** {@code int} 0 or 1: allows binding an address that a closed connection still holds. */
    public static final int SO_REUSEADDR = 2;

    /** {@code int}, read only: the socket's type, {@link SocketType}. */
    public static final int SO_TYPE = 3;

    /** {@code int}, read only: the pending error as an errno; reading clears it. */
    public static final int SO_ERROR = 4;

    /** {@code int} 0 or 1: sends to directly connected networks only. */
    public static final int SO_DONTROUTE = 5;

    /** {@code int} 0 or 1: allows sending to a broadcast address. */
    public static final int SO_BROADCAST = 6;

    /** {@code int}: room for unsent data, in bytes; the kernel doubles what is set. */
    public static final int SO_SNDBUF = 7;

    /** {@code int}: room for unread data, in bytes; the kernel doubles what is set. */
    public static final int SO_RCVBUF = 8;

    /** {@code int} 0 or 1: probes an idle connection. */
    public static final int SO_KEEPALIVE = 9;

    /** {@code int} 0 or 1: leaves out-of-band data in the stream. */
    public static final int SO_OOBINLINE = 10;

    /** {@code int}: the queueing priority of outgoing packets. */
    public static final int SO_PRIORITY = 12;

    /** {@code struct linger}: what closing does with unsent data. */
    public static final int SO_LINGER = 13;

    /** {@code int} 0 or 1: several sockets may bind the same address and share its connections. */
    public static final int SO_REUSEPORT = 15;

    /** {@code int} 0 or 1: messages of Unix sockets come with the sender's credentials. */
    public static final int SO_PASSCRED = POWER ? 20 : 16;

    /** {@code struct ucred}, read only: the credentials of a Unix socket's peer. */
    public static final int SO_PEERCRED = POWER ? 21 : 17;

    /** {@code int}: the least number of bytes that makes the socket readable. */
    public static final int SO_RCVLOWAT = POWER ? 16 : 18;

    /** {@code int}, read only: always 1. */
    public static final int SO_SNDLOWAT = POWER ? 17 : 19;

    /** {@code struct timeval}: how long a blocking receive waits. */
    public static final int SO_RCVTIMEO = POWER ? 18 : 20;

    /** {@code struct timeval}: how long a blocking send waits. */
    public static final int SO_SNDTIMEO = POWER ? 19 : 21;

    /** {@code int} 0 or 1: each datagram comes with its time of arrival. */
    public static final int SO_TIMESTAMP = 29;

    /** {@code int}, read only: whether the socket listens. */
    public static final int SO_ACCEPTCONN = 30;

    /** {@code int}: {@code SOF_TIMESTAMPING_*}, which packets get a time stamp and where. */
    public static final int SO_TIMESTAMPING = 37;

    /** {@code int}, read only: the socket's protocol. */
    public static final int SO_PROTOCOL = 38;

    /** {@code int}, read only: the socket's address family. */
    public static final int SO_DOMAIN = 39;

    /** {@code int}: how long a blocking receive polls the device, in microseconds. */
    public static final int SO_BUSY_POLL = 46;

    /** {@code int}, read only: the id of the device queue that delivered the last packet. */
    public static final int SO_INCOMING_NAPI_ID = 56;

    /** {@code int} 0 or 1: allows {@link MsgFlags#MSG_ZEROCOPY}; {@link SendZc} does not need it. */
    public static final int SO_ZEROCOPY = 60;
}
