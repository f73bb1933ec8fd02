package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Busy polling of a ring's sockets, {@code IORING_REGISTER_NAPI}. The previous settings come back. */
@CStruct(value = "io_uring_napi", size = 16)
interface IoUringNapiSpec {

    /** How long to poll, in microseconds. */
    int busyPollTo();

    /** 0 or 1: prefers polling over interrupts. */
    @CField(width = 1)
    int preferBusyPoll();

    /** The first byte is {@code IO_URING_NAPI_*}, the operation, since kernel 6.13; the others must be 0. */
    @CField(count = 3)
    byte[] pad();

    /** The lower half is the operation's parameter since kernel 6.13; the rest must be 0. */
    long resv();
}
