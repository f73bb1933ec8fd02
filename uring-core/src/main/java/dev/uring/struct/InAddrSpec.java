package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** An IPv4 address. */
@CStruct(value = "in_addr", size = 4)
interface InAddrSpec {

    /** The address, in network byte order. */
    int sAddr();
}
