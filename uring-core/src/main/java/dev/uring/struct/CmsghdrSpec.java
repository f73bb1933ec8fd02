package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The header of a control message. See {@code cmsg(3)}. */
@CStruct(value = "cmsghdr", size = 16)
interface CmsghdrSpec {

    /** The size of header and data, without the padding behind them, in bytes. */
    long cmsgLen();

    /** The protocol's level. */
    int cmsgLevel();

    /** The type at that level. */
    int cmsgType();

    /** The data. */
    byte[] cmsgData();
}
