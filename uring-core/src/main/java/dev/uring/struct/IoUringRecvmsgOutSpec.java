package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What a buffer of a multishot {@code recvmsg} begins with. */
@CStruct(value = "io_uring_recvmsg_out", size = 16)
interface IoUringRecvmsgOutSpec {

    /** The real size of the name, in bytes; larger than its room when it was cut off. */
    int namelen();

    /** The size of the control messages, in bytes. */
    int controllen();

    /** The size of the payload, in bytes; when it was cut off and {@code MSG_TRUNC} was asked for, its real size. */
    int payloadlen();

    /** {@code MSG_*}. */
    int flags();
}
