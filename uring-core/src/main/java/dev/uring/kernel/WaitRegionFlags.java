package dev.uring.kernel;

/** Flags of one wait argument in a region, {@code IORING_REG_WAIT_*}. */
public final class WaitRegionFlags {
    private WaitRegionFlags() {}

    /** The argument has a timeout. Kernel 6.13. */
    public static final int IORING_REG_WAIT_TS = 1;
}
