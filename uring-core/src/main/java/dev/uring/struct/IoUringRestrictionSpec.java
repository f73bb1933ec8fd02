package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** One thing that a restricted ring may do. */
@CStruct(value = "io_uring_restriction", size = 16)
interface IoUringRestrictionSpec {

    /** {@code IORING_RESTRICTION_*}: what the next byte is. */
    @CField(width = 2)
    int opcode();

    /** An allowed register operation. */
    @CField(width = 1)
    int registerOp();

    /** An allowed operation. */
    @CField(at = 2, width = 1)
    int sqeOp();

    /** Allowed or required {@code IOSQE_*}. */
    @CField(at = 2, width = 1)
    int sqeFlags();

    /** Reserved, 0. */
    @CField(width = 1)
    int resv();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv2();
}
