package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The extended argument of a wait, {@code IORING_ENTER_EXT_ARG}. */
@CStruct(value = "io_uring_getevents_arg", size = 24)
interface IoUringGeteventsArgSpec {

    /** A signal mask of 8 bytes, or 0. */
    long sigmask();

    /** 8 with a mask. */
    int sigmaskSz();

    /** How long to gather completions once there is one, in microseconds. */
    int minWaitUsec();

    /** A {@code struct __kernel_timespec}, or 0. */
    long ts();
}
