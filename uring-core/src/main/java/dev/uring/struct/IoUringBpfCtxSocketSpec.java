package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What a filtered request that creates a socket asks for. */
@CStruct(size = 12)
interface IoUringBpfCtxSocketSpec {

    /** The address family. */
    int family();

    /** The socket type. */
    int type();

    /** The protocol. */
    int protocol();
}
