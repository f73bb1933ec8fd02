package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Room for a socket address of any family. */
@CStruct(value = "sockaddr_storage", size = 128)
interface SockaddrStorageSpec {

    /** {@code AF_*}. */
    @CField(width = 2)
    int ssFamily();

    /** The family's own part. */
    @CField(count = 118)
    byte[] ssPadding();

    /** Aligns the structure to 8 bytes. */
    long ssAlign();
}
