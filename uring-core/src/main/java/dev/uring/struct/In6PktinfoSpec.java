package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Where an IPv6 datagram arrived or leaves, {@code IPV6_PKTINFO}. */
@CStruct(value = "in6_pktinfo", size = 20)
interface In6PktinfoSpec {

    /** The address. */
    In6AddrSpec ipi6Addr();

    /** The index of the interface. */
    int ipi6Ifindex();
}
