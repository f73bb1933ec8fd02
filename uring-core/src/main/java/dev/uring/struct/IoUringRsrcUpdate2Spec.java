package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Replaces registered files or buffers, with tags. */
@CStruct(value = "io_uring_rsrc_update2", size = 32)
interface IoUringRsrcUpdate2Spec {

    /** The first slot. */
    int offset();

    /** Reserved, 0. */
    int resv();

    /** An array of {@code int} descriptors or of iovecs. */
    long data();

    /** An array of 64-bit tags, or 0. */
    long tags();

    /** The number of resources. */
    int nr();

    /** Reserved, 0. */
    int resv2();
}
