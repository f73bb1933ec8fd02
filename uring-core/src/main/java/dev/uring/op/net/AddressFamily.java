package dev.uring.op.net;

/** Address families, {@code AF_*}. See {@code socket(2)}. */
public final class AddressFamily {
    private AddressFamily() {}

    /** None; connecting to it dissolves a datagram socket's association. */
    public static final int AF_UNSPEC = 0;

    /** Sockets within this machine, {@code unix(7)}. */
    public static final int AF_UNIX = 1;

    /** IPv4, {@code ip(7)}. */
    public static final int AF_INET = 2;

    /** IPv6, {@code ipv6(7)}. */
    public static final int AF_INET6 = 10;

    /** The kernel's own messages, {@code netlink(7)}. */
    public static final int AF_NETLINK = 16;

    /** Frames of the link layer, {@code packet(7)}. */
    public static final int AF_PACKET = 17;
}
