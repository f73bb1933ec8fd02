package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Controls a zero-copy receive queue, {@code IORING_REGISTER_ZCRX_CTRL}. Newer than kernel 6.18. */
@CStruct(value = "zcrx_ctrl", size = 72)
interface ZcrxCtrlSpec {

    /** The queue's id. */
    int zcrxId();

    /** {@code ZCRX_CTRL_*}. */
    int op();

    /** Reserved, 0. */
    @CField(count = 2)
    long[] resv();

    /** The arguments of an export. */
    ZcrxCtrlExportSpec zcExport();

    /** The arguments of a flush. */
    @CField(at = 24)
    ZcrxCtrlFlushRqSpec zcFlush();
}
