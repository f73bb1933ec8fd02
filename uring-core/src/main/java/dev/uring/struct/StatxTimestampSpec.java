package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A time in a {@code struct statx}. */
@CStruct(value = "statx_timestamp", size = 16)
interface StatxTimestampSpec {

    /** Seconds since 1970. */
    long tvSec();

    /** Nanoseconds, 0 to 999,999,999. */
    int tvNsec();

    /** Reserved. */
    int reserved();
}
