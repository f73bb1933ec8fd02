package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The start of a buffer ring. */
@CStruct(value = "io_uring_buf_ring", size = 16)
interface IoUringBufRingSpec {

    /** Reserved, 0. */
    long resv1();

    /** Reserved, 0. */
    int resv2();

    /** Reserved, 0. */
    @CField(width = 2)
    int resv3();

    /** The tail index, moved by the application with a release store. */
    @CField(width = 2)
    int tail();

    /** The entries. */
    @CField(at = 0)
    IoUringBufSpec[] bufs();
}
