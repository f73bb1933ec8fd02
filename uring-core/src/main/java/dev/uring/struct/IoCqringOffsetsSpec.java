package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Where the fields of the completion ring lie in its mapping, in bytes from the start. */
@CStruct(value = "io_cqring_offsets", size = 40)
interface IoCqringOffsetsSpec {

    /** The head index, moved by the application. */
    int head();

    /** The tail index, moved by the kernel. */
    int tail();

    /** The number of entries minus one. */
    int ringMask();

    /** The number of entries. */
    int ringEntries();

    /** The number of completions that were lost. */
    int overflow();

    /** The entries. */
    int cqes();

    /** {@code IORING_CQ_*}. */
    int flags();

    /** Reserved, 0. */
    int resv1();

    /** With {@code IORING_SETUP_NO_MMAP}: the memory of the rings. */
    long userAddr();
}
