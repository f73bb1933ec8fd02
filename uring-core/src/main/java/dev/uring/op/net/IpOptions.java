package dev.uring.op.net;

/** Options and control messages of IP sockets. See {@code ip(7)} and {@code ipv6(7)}. */
public final class IpOptions {
    private IpOptions() {}

    /** {@code int}: the type-of-service byte of outgoing packets. Level {@link IpProtocol#IPPROTO_IP}. */
    public static final int IP_TOS = 1;

    /** {@code int}: the time to live of outgoing packets, 1 to 255. */
    public static final int IP_TTL = 2;

    /** {@code int} 0 or 1: each datagram comes with an {@code in_pktinfo} control message. */
    public static final int IP_PKTINFO = 8;

    /** {@code int} 0 or 1: each datagram comes with its type of service. */
    public static final int IP_RECVTOS = 13;

    /** {@code int} 0 or 1: no IPv4 on this IPv6 socket. Level {@link IpProtocol#IPPROTO_IPV6}. */
    public static final int IPV6_V6ONLY = 26;

    /** {@code int} 0 or 1: each datagram comes with an {@code in6_pktinfo} control message. */
    public static final int IPV6_RECVPKTINFO = 49;

    /** The type of that control message. */
    public static final int IPV6_PKTINFO = 50;
}
