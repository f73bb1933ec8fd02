package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The restrictions of all rings that a task creates. Newer than kernel 6.18. */
@CStruct(value = "io_uring_task_restriction", size = 16)
interface IoUringTaskRestrictionSpec {

    /** Must be 0. */
    @CField(width = 2)
    int flags();

    /** The number of restrictions. */
    @CField(width = 2)
    int nrRes();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv();

    /** The restrictions. */
    IoUringRestrictionSpec[] restrictions();
}
