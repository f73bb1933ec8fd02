package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Registers a zero-copy receive queue, {@code IORING_REGISTER_ZCRX_IFQ}. */
@CStruct(value = "io_uring_zcrx_ifq_reg", size = 96)
interface IoUringZcrxIfqRegSpec {

    /** The index of the network interface. */
    int ifIdx();

    /** The interface's receive queue. */
    int ifRxq();

    /** The size of the refill ring. */
    int rqEntries();

    /** {@code ZCRX_REG_*}. */
    int flags();

    /** A {@code struct io_uring_zcrx_area_reg}. */
    long areaPtr();

    /** A {@code struct io_uring_region_desc} for the refill ring. */
    long regionPtr();

    /** Out: the layout of the refill ring. */
    IoUringZcrxOffsetsSpec offsets();

    /** Out: the queue's id, which receives name. */
    int zcrxId();

    /** The size of a receive buffer, in bytes; 0 is the page size. */
    int rxBufLen();

    /** Reserved, 0. */
    @CField(count = 3)
    long[] resv();
}
