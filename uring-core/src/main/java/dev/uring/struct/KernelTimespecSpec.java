package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A time or a duration. */
@CStruct(value = "__kernel_timespec", size = 16)
interface KernelTimespecSpec {

    /** Seconds. */
    long tvSec();

    /** Nanoseconds, 0 to 999,999,999. */
    long tvNsec();
}
