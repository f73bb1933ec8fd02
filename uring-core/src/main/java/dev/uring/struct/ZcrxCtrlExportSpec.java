package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The arguments of {@code ZCRX_CTRL_EXPORT}. */
@CStruct(value = "zcrx_ctrl_export", size = 48)
interface ZcrxCtrlExportSpec {

    /** Out: a descriptor of the queue. */
    int zcrxFd();

    /** Reserved, 0. */
    @CField(count = 11)
    int[] resv1();
}
