package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A time or a duration, as libc has it. */
@CStruct(value = "timespec", size = 16)
interface TimespecSpec {

    /** Seconds. */
    long tvSec();

    /** Nanoseconds, 0 to 999,999,999. */
    long tvNsec();
}
