package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Asks how far the kernel has consumed a buffer ring, {@code IORING_REGISTER_PBUF_STATUS}. */
@CStruct(value = "io_uring_buf_status", size = 40)
interface IoUringBufStatusSpec {

    /** The buffer group. */
    int bufGroup();

    /** Out: the kernel's head index. */
    int head();

    /** Reserved, 0. */
    @CField(count = 8)
    int[] resv();
}
