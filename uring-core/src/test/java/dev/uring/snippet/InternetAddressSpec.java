package dev.uring.snippet;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

// @start region="struct"
/** An IPv4 address and a port; checked to have the size of C's structure. */
@CStruct(value = "sockaddr_in", size = 16)
interface InternetAddressSpec {
    /** {@code AF_INET}. */
    @CField(width = 2) // 16 bits in C, unsigned
    int family();

    /** The port. */
    @CField(width = 2, bigEndian = true)
    int port();

    /** The address. */
    @CField(bigEndian = true)
    int address();

    /** Fills the structure up. */
    @CField(count = 8)
    byte[] zero();
}
// @end
