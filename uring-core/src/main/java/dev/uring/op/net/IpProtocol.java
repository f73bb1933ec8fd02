package dev.uring.op.net;

/** Protocols of IP sockets, which are also the levels of their options, {@code IPPROTO_*}. See {@code ip(7)}. */
public final class IpProtocol {
    private IpProtocol() {}

    /** The protocol that goes with the type; the level of IPv4 options. */
    public static final int IPPROTO_IP = 0;

    /** Control messages of IPv4. */
    public static final int IPPROTO_ICMP = 1;

    /** TCP; the level of its options. */
    public static final int IPPROTO_TCP = 6;

    /** UDP; the level of its options. */
    public static final int IPPROTO_UDP = 17;

    /** The level of IPv6 options. */
    public static final int IPPROTO_IPV6 = 41;
}
