package dev.uring.kernel;

/** Flags of shared memory regions. See {@code io_uring_register_region(3)}. */
public final class MemoryRegionFlags {
    private MemoryRegionFlags() {}

    /** Of the description: the memory is the application's. Kernel 6.13. */
    public static final int IORING_MEM_REGION_TYPE_USER = 1;

    /** Of the registration: the region holds wait arguments. Kernel 6.13. */
    public static final int IORING_MEM_REGION_REG_WAIT_ARG = 1;
}
