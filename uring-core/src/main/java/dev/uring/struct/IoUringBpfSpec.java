package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Registers a request filter, {@code IORING_REGISTER_BPF_FILTER}. Newer than kernel 6.18. */
@CStruct(value = "io_uring_bpf", size = 72)
interface IoUringBpfSpec {

    /** {@code IO_URING_BPF_CMD_*}. */
    @CField(width = 2)
    int cmdType();

    /** Must be 0. */
    @CField(width = 2)
    int cmdFlags();

    /** Reserved, 0. */
    int resv();

    /** The filter. */
    IoUringBpfFilterSpec filter();
}
