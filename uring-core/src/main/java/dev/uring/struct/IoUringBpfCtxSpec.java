package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** What a request filter sees of a request. Newer than kernel 6.18. */
@CStruct(value = "io_uring_bpf_ctx", size = 40)
interface IoUringBpfCtxSpec {

    /** The request's user data. */
    long userData();

    /** The operation, {@code IORING_OP_*}. */
    @CField(width = 1)
    int opcode();

    /** {@code IOSQE_*}. */
    @CField(width = 1)
    int sqeFlags();

    /** The size of the operation's own part below, in bytes. */
    @CField(width = 1)
    int pduSize();

    /** Reserved, 0. */
    @CField(count = 5)
    byte[] pad();

    /** What a request that creates a socket asks for. */
    IoUringBpfCtxSocketSpec socket();

    /** What a request that opens a file asks for. */
    @CField(at = 16)
    IoUringBpfCtxOpenSpec open();
}
