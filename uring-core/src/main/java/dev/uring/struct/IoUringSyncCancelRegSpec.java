package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Cancels requests and waits for their end, {@code IORING_REGISTER_SYNC_CANCEL}. */
@CStruct(value = "io_uring_sync_cancel_reg", size = 64)
interface IoUringSyncCancelRegSpec {

    /** The user data to match. */
    long addr();

    /** The file to match. */
    int fd();

    /** {@code IORING_ASYNC_CANCEL_*}. */
    int flags();

    /** How long to wait; both members -1 for ever. */
    KernelTimespecSpec timeout();

    /** With {@code IORING_ASYNC_CANCEL_OP}: the operation to match. */
    @CField(width = 1)
    int opcode();

    /** Reserved, 0. */
    @CField(count = 7)
    byte[] pad();

    /** Reserved, 0. */
    @CField(count = 3)
    long[] pad2();
}
