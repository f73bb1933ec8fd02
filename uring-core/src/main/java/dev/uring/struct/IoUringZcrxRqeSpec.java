package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** An entry of the refill ring of a zero-copy receive queue. */
@CStruct(value = "io_uring_zcrx_rqe", size = 16)
interface IoUringZcrxRqeSpec {

    /** The buffer to give back, as its completion located it. */
    long off();

    /** Its size, in bytes. */
    int len();

    /** Reserved, 0. */
    int pad();
}
