package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The memory that rings need besides their entries, {@code IO_URING_QUERY_SCQ}. */
@CStruct(value = "io_uring_query_scq", size = 16)
interface IoUringQueryScqSpec {

    /** The size of the header, in bytes. */
    long hdrSize();

    /** The alignment of the header, in bytes. */
    long hdrAlignment();
}
