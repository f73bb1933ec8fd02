package dev.uring.kernel;

/** Constants of zero-copy receiving. See {@code io_uring_register_ifq(3)}. */
public final class ZeroCopyReceiveFlags {
    private ZeroCopyReceiveFlags() {}

    /** Of the registration: the queue was exported by another ring. Newer than kernel 6.18. */
    public static final int ZCRX_REG_IMPORT = 1;

    /** Of the registration: there is no device, data is copied. Newer than kernel 6.18. */
    public static final int ZCRX_REG_NODEV = 1 << 1;

    /** Of the area: it is a dma-buf. Kernel 6.16. */
    public static final int IORING_ZCRX_AREA_DMABUF = 1;

    /** Where the area's token starts in the offset of a completion. */
    public static final int IORING_ZCRX_AREA_SHIFT = 48;

    /** The area's token in the offset of a completion. */
    public static final long IORING_ZCRX_AREA_MASK = ~0L << IORING_ZCRX_AREA_SHIFT;

    /** The size of receive buffers can be set. Newer than kernel 6.18. */
    public static final int ZCRX_FEATURE_RX_PAGE_SIZE = 1;

    /** Events can be armed. Newer than kernel 6.18. */
    public static final int ZCRX_FEATURE_EVENT = 1 << 1;
}
