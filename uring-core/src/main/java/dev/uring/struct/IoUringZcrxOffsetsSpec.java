package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Where the fields of a refill ring lie in its mapping, in bytes from the start. */
@CStruct(value = "io_uring_zcrx_offsets", size = 32)
interface IoUringZcrxOffsetsSpec {

    /** The head index, moved by the kernel. */
    int head();

    /** The tail index, moved by the application. */
    int tail();

    /** The entries. */
    int rqes();

    /** Reserved, 0. */
    int resv2();

    /** Reserved, 0. */
    @CField(count = 2)
    long[] resv();
}
