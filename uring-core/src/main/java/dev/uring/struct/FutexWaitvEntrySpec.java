package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** One of the futexes to wait for. */
@CStruct(value = "futex_waitv", size = 24)
interface FutexWaitvEntrySpec {

    /** The expected value. */
    long val();

    /** The futex word. */
    long uaddr();

    /** {@code FUTEX2_*}. */
    int flags();

    /** Must be 0. */
    int reserved();
}
