package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Where an IPv4 datagram arrived or leaves, {@code IP_PKTINFO}. */
@CStruct(value = "in_pktinfo", size = 12)
interface InPktinfoSpec {

    /** The index of the interface. */
    int ipiIfindex();

    /** The local address. */
    InAddrSpec ipiSpecDst();

    /** The destination in the datagram's header. */
    InAddrSpec ipiAddr();
}
