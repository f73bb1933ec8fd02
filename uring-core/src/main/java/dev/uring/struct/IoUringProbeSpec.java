package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The operations that the kernel knows. All bytes must be 0 before the call. */
@CStruct(value = "io_uring_probe", size = 16)
interface IoUringProbeSpec {

    /** The last operation known. */
    @CField(width = 1)
    int lastOp();

    /** The number of entries filled. */
    @CField(width = 1)
    int opsLen();

    /** Reserved, 0. */
    @CField(width = 2)
    int resv();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv2();

    /** One entry for each operation, in order of their numbers. */
    IoUringProbeOpSpec[] ops();
}
