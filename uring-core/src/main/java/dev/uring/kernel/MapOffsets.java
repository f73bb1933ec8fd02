package dev.uring.kernel;

/** What a ring's descriptor maps at which offset of {@code mmap(2)}, {@code IORING_OFF_*}. */
public final class MapOffsets {
    private MapOffsets() {}

    /** Both rings, with {@link Features#IORING_FEAT_SINGLE_MMAP}; otherwise the submission ring. */
    public static final long IORING_OFF_SQ_RING = 0;

    /** The completion ring, on kernels before 5.4. */
    public static final long IORING_OFF_CQ_RING = 0x800_0000L;

    /** The submission entries. */
    public static final long IORING_OFF_SQES = 0x1000_0000L;

    /** Buffer rings that the kernel allocated; the group is added, shifted by {@link #IORING_OFF_PBUF_SHIFT}. Kernel 6.4. */
    public static final long IORING_OFF_PBUF_RING = 0x8000_0000L;

    /** How far to shift a buffer group left. */
    public static final int IORING_OFF_PBUF_SHIFT = 16;

    /** The bits of an offset that tell what is mapped. */
    public static final long IORING_OFF_MMAP_MASK = 0xF800_0000L;
}
