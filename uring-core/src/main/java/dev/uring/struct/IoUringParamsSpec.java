package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** What {@code io_uring_setup(2)} is asked for and what it answers. */
@CStruct(value = "io_uring_params", size = 120)
interface IoUringParamsSpec {

    /** Out: the size of the submission queue. */
    int sqEntries();

    /** In, with {@code IORING_SETUP_CQSIZE}, and out: the size of the completion queue. */
    int cqEntries();

    /** {@code IORING_SETUP_*}. */
    int flags();

    /** The processor of the submission thread. */
    int sqThreadCpu();

    /** After how many idle milliseconds the submission thread sleeps; 0 is one second. */
    int sqThreadIdle();

    /** Out: {@code IORING_FEAT_*}. */
    int features();

    /** With {@code IORING_SETUP_ATTACH_WQ}: the ring to share workers with. */
    int wqFd();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv();

    /** Out: the layout of the submission ring. */
    IoSqringOffsetsSpec sqOff();

    /** Out: the layout of the completion ring. */
    IoCqringOffsetsSpec cqOff();
}
