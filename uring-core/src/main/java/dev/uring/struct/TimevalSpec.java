package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A time or a duration in microseconds. */
@CStruct(value = "timeval", size = 16)
interface TimevalSpec {

    /** Seconds. */
    long tvSec();

    /** Microseconds, 0 to 999,999. */
    long tvUsec();
}
