package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The arguments of {@code ZCRX_CTRL_FLUSH_RQ}: none. */
@CStruct(value = "zcrx_ctrl_flush_rq", size = 48)
interface ZcrxCtrlFlushRqSpec {

    /** Reserved, 0. */
    @CField(count = 6)
    long[] resv();
}
