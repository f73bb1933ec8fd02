package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** An IPv6 address. */
@CStruct(value = "in6_addr", size = 16)
interface In6AddrSpec {

    /** The address as 16 bytes. */
    @CField(count = 16)
    byte[] u6Addr8();

    /** The address as 8 parts in network byte order. */
    @CField(at = 0, count = 8)
    short[] u6Addr16();

    /** The address as 4 parts in network byte order. */
    @CField(at = 0, count = 4)
    int[] u6Addr32();
}
