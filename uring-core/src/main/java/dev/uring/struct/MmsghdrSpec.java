package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** One of the messages of {@code sendmmsg(2)} and {@code recvmmsg(2)}. */
@CStruct(value = "mmsghdr", size = 64)
interface MmsghdrSpec {

    /** The message. */
    MsghdrSpec msgHdr();

    /** Out: the number of bytes transferred. */
    int msgLen();
}
