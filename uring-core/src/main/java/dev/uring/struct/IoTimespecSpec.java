package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A time, as a transmit time stamp carries it. */
@CStruct(value = "io_timespec", size = 16)
interface IoTimespecSpec {

    /** Seconds. */
    long tvSec();

    /** Nanoseconds. */
    long tvNsec();
}
