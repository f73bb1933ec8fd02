package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Registers a buffer ring, {@code IORING_REGISTER_PBUF_RING}. */
@CStruct(value = "io_uring_buf_reg", size = 40)
interface IoUringBufRegSpec {

    /** The memory of the ring, page-aligned; 0 when the kernel allocates it. */
    long ringAddr();

    /** The number of entries, a power of two, 1 to 32768. */
    int ringEntries();

    /** The buffer group, 0 to 65535. */
    @CField(width = 2)
    int bgid();

    /** {@code IOU_PBUF_RING_*}. */
    @CField(width = 2)
    int flags();

    /** With {@code IOU_PBUF_RING_INC}: a buffer with fewer bytes left is used up. */
    int minLeft();

    /** Reserved, 0. */
    @CField(count = 5)
    int[] resv();
}
