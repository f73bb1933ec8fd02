package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Memory shared with a ring: the application's, or the kernel's to be mapped. */
@CStruct(value = "io_uring_region_desc", size = 64)
interface IoUringRegionDescSpec {

    /** The application's memory, page-aligned. */
    long userAddr();

    /** The size, in bytes, a multiple of the page size. */
    long size();

    /** {@code IORING_MEM_REGION_TYPE_*}. */
    int flags();

    /** Must be 0. */
    int id();

    /** Out, for the kernel's memory: the offset to map at. */
    long mmapOffset();

    /** Reserved, 0. */
    @CField(count = 4)
    long[] resv();
}
