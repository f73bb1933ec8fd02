package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Registers files or buffers with tags. */
@CStruct(value = "io_uring_rsrc_register", size = 32)
interface IoUringRsrcRegisterSpec {

    /** The number of resources. */
    int nr();

    /** {@code IORING_RSRC_REGISTER_*}. */
    int flags();

    /** Reserved, 0. */
    long resv2();

    /** An array of {@code int} descriptors or of iovecs. */
    long data();

    /** An array of 64-bit tags, or 0. */
    long tags();
}
