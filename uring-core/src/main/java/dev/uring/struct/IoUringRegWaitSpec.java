package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Arguments of a wait in a registered region. */
@CStruct(value = "io_uring_reg_wait", size = 64)
interface IoUringRegWaitSpec {

    /** How long to wait. */
    KernelTimespecSpec ts();

    /** How long to gather completions once there is one, in microseconds. */
    int minWaitUsec();

    /** {@code IORING_REG_WAIT_TS}: {@code ts} is set. */
    int flags();

    /** A signal mask of 8 bytes, or 0. */
    long sigmask();

    /** 8 with a mask. */
    int sigmaskSz();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] pad();

    /** Reserved, 0. */
    @CField(count = 2)
    long[] pad2();
}
