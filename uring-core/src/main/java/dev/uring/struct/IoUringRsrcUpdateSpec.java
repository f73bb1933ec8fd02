package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Replaces registered files or ring descriptors. */
@CStruct(value = "io_uring_rsrc_update", size = 16)
interface IoUringRsrcUpdateSpec {

    /** The first slot. */
    int offset();

    /** Reserved, 0. */
    int resv();

    /** An array of {@code int} descriptors, or a descriptor. */
    long data();
}
