package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Registers a memory region, {@code IORING_REGISTER_MEM_REGION}. */
@CStruct(value = "io_uring_mem_region_reg", size = 32)
interface IoUringMemRegionRegSpec {

    /** A {@code struct io_uring_region_desc}. */
    long regionUptr();

    /** {@code IORING_MEM_REGION_*}. */
    long flags();

    /** Reserved, 0. */
    @CField(count = 2)
    long[] resv();
}
