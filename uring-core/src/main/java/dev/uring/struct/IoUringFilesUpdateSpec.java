package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** Replaces registered files; the old form of {@code io_uring_rsrc_update}. */
@CStruct(value = "io_uring_files_update", size = 16)
interface IoUringFilesUpdateSpec {

    /** The first slot. */
    int offset();

    /** Reserved, 0. */
    int resv();

    /** An array of {@code int} descriptors; -1 empties a slot. */
    long fds();
}
