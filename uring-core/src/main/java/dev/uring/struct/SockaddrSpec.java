package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A socket address of any family. */
@CStruct(value = "sockaddr", size = 16)
interface SockaddrSpec {

    /** {@code AF_*}. */
    @CField(width = 2)
    int saFamily();

    /** The family's own part. */
    @CField(count = 14)
    byte[] saData();
}
