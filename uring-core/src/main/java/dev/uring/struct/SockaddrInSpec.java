package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** An IPv4 address and port. See {@code ip(7)}. */
@CStruct(value = "sockaddr_in", size = 16)
interface SockaddrInSpec {

    /** {@code AF_INET}. */
    @CField(width = 2)
    int sinFamily();

    /** The port, in network byte order. */
    @CField(width = 2)
    int sinPort();

    /** The address. */
    InAddrSpec sinAddr();

    /** Padding. */
    @CField(count = 8)
    byte[] sinZero();
}
