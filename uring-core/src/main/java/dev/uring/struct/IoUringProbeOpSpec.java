package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Whether the kernel knows an operation. */
@CStruct(value = "io_uring_probe_op", size = 8)
interface IoUringProbeOpSpec {

    /** The operation, {@code IORING_OP_*}. */
    @CField(width = 1)
    int op();

    /** Reserved, 0. */
    @CField(width = 1)
    int resv();

    /** {@code IO_URING_OP_*}. */
    @CField(width = 2)
    int flags();

    /** Reserved, 0. */
    int resv2();
}
