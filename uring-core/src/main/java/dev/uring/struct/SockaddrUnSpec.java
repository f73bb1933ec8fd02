package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The address of a Unix socket. See {@code unix(7)}. */
@CStruct(value = "sockaddr_un", size = 110)
interface SockaddrUnSpec {

    /** {@code AF_UNIX}. */
    @CField(width = 2)
    int sunFamily();

    /** A NUL-terminated path; or a NUL byte and an abstract name that the address's size ends. */
    @CField(count = 108)
    byte[] sunPath();
}
