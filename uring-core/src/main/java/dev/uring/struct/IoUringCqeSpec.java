package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A completion queue entry of 16 bytes, or 32. */
@CStruct(value = "io_uring_cqe", size = 16)
interface IoUringCqeSpec {

    /** The user data of the submission. */
    long userData();

    /** The result, or a negative errno. */
    int res();

    /** {@code IORING_CQE_F_*}. */
    int flags();

    /** The two extra words of a 32-byte entry. */
    long[] bigCqe();
}
