package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What the kernel supports of zero-copy receive, {@code IO_URING_QUERY_ZCRX}. */
@CStruct(value = "io_uring_query_zcrx", size = 40)
interface IoUringQueryZcrxSpec {

    /** All {@code ZCRX_REG_*}. */
    long registerFlags();

    /** All {@code IORING_ZCRX_AREA_*}. */
    long areaFlags();

    /** The number of control operations. */
    int nrCtrlOpcodes();

    /** {@code ZCRX_FEATURE_*}. */
    int features();

    /** The size of a refill ring's header, in bytes. */
    int rqHdrSize();

    /** The alignment of that header, in bytes. */
    int rqHdrAlignment();

    /** Reserved, 0. */
    long resv2();
}
