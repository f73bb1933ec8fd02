package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The slots that the kernel may pick from, {@code IORING_REGISTER_FILE_ALLOC_RANGE}. */
@CStruct(value = "io_uring_file_index_range", size = 16)
interface IoUringFileIndexRangeSpec {

    /** The first slot. */
    int off();

    /** The number of slots. */
    int len();

    /** Reserved, 0. */
    long resv();
}
