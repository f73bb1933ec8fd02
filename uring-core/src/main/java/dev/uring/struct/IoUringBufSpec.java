package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A provided buffer in a buffer ring. In entry 0 the last two bytes are the ring's tail. */
@CStruct(value = "io_uring_buf", size = 16)
interface IoUringBufSpec {

    /** The address. */
    long addr();

    /** The size, in bytes. */
    int len();

    /** The buffer's id, 0 to 65535. */
    @CField(width = 2)
    int bid();

    /** Not to be written: in entry 0 it is the ring's tail. */
    @CField(width = 2)
    int resv();
}
