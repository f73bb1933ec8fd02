package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** One question of {@code IORING_REGISTER_QUERY}. */
@CStruct(value = "io_uring_query_hdr", size = 40)
interface IoUringQueryHdrSpec {

    /** The next question, or 0. */
    long nextEntry();

    /** Receives the answer. */
    long queryData();

    /** {@code IO_URING_QUERY_*}. */
    int queryOp();

    /** In: the room for the answer, in bytes. Out: what was written. */
    int size();

    /** Out: 0, or a negative errno. */
    int result();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv();
}
