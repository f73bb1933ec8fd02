package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** An IPv6 address and port. See {@code ipv6(7)}. */
@CStruct(value = "sockaddr_in6", size = 28)
interface SockaddrIn6Spec {

    /** {@code AF_INET6}. */
    @CField(width = 2)
    int sin6Family();

    /** The port, in network byte order. */
    @CField(width = 2)
    int sin6Port();

    /** The flow label. */
    int sin6Flowinfo();

    /** The address. */
    In6AddrSpec sin6Addr();

    /** The index of the interface, for link-local addresses. */
    int sin6ScopeId();
}
