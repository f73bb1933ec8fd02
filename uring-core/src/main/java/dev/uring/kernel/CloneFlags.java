package dev.uring.kernel;

/** Flags of sharing another ring's buffers. See {@code io_uring_clone_buffers(3)}. */
public final class CloneFlags {
    private CloneFlags() {}

    /** The other ring is given as a ring index of the calling thread. Kernel 6.12. */
    public static final int IORING_REGISTER_SRC_REGISTERED = 1;

    /** Buffers that are there already are replaced. Kernel 6.13. */
    public static final int IORING_REGISTER_DST_REPLACE = 1 << 1;
}
