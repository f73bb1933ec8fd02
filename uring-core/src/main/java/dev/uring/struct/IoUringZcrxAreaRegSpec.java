package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The memory that a zero-copy receive queue fills. */
@CStruct(value = "io_uring_zcrx_area_reg", size = 48)
interface IoUringZcrxAreaRegSpec {

    /** The memory, page-aligned. */
    long addr();

    /** The size, in bytes. */
    long len();

    /** Out: names the area in refill entries. */
    long rqAreaToken();

    /** {@code IORING_ZCRX_AREA_*}. */
    int flags();

    /** With {@code IORING_ZCRX_AREA_DMABUF}: the dma-buf. */
    int dmabufFd();

    /** Reserved, 0. */
    @CField(count = 2)
    long[] resv2();
}
