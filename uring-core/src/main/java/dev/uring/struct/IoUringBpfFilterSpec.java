package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A filter for one operation. */
@CStruct(value = "io_uring_bpf_filter", size = 64)
interface IoUringBpfFilterSpec {

    /** The operation, {@code IORING_OP_*}. */
    int opcode();

    /** {@code IO_URING_BPF_FILTER_*}. */
    int flags();

    /** The number of instructions. */
    int filterLen();

    /** The size of the operation's own part that the filter reads, in bytes. */
    @CField(width = 1)
    int pduSize();

    /** Reserved, 0. */
    @CField(count = 3)
    byte[] resv();

    /** An array of {@code struct sock_filter}. */
    long filterPtr();

    /** Reserved, 0. */
    @CField(count = 5)
    long[] resv2();
}
