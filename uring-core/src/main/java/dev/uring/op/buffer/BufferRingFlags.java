package dev.uring.op.buffer;

/** Flags of a ring of provided buffers, {@code IOU_PBUF_RING_*}. See {@code io_uring_register_buf_ring(3)}. */
public final class BufferRingFlags {
    private BufferRingFlags() {}

    /** The kernel allocates the ring's memory, to be mapped. Kernel 6.4. */
    public static final int IOU_PBUF_RING_MMAP = 1 << 0;

    /**
     * A buffer is consumed piece by piece: completions with {@code IORING_CQE_F_BUF_MORE} leave the rest to the kernel.
     * Kernel 6.12.
     */
    public static final int IOU_PBUF_RING_INC = 1 << 1;
}
