package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The clock of a ring's wait timeouts, {@code IORING_REGISTER_CLOCK}. */
@CStruct(value = "io_uring_clock_register", size = 16)
interface IoUringClockRegisterSpec {

    /** {@code CLOCK_MONOTONIC} or {@code CLOCK_BOOTTIME}. */
    int clockid();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] resv();
}
