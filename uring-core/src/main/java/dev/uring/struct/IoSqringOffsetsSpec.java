package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Where the fields of the submission ring lie in its mapping, in bytes from the start. */
@CStruct(value = "io_sqring_offsets", size = 40)
interface IoSqringOffsetsSpec {

    /** The head index, moved by the kernel. */
    int head();

    /** The tail index, moved by the application. */
    int tail();

    /** The number of entries minus one. */
    int ringMask();

    /** The number of entries. */
    int ringEntries();

    /** {@code IORING_SQ_*}. */
    int flags();

    /** The number of invalid entries that were dropped. */
    int dropped();

    /** The index array. */
    int array();

    /** Reserved, 0. */
    int resv1();

    /** With {@code IORING_SETUP_NO_MMAP}: the memory of the entries. */
    long userAddr();
}
