package dev.uring.op.net;

/**
 * The bits of an accept, {@code IORING_ACCEPT_*}, in the entry's {@code ioprio}. {@link Accept} and
 * {@link AcceptMultishot} set them from fields of their own.
 */
public final class AcceptFlags {
    private AcceptFlags() {}

    /** One submission accepts connection after connection. Kernel 5.19. */
    public static final int IORING_ACCEPT_MULTISHOT = 1 << 0;

    /** Fails with {@code EAGAIN} instead of waiting when no connection is pending. Kernel 6.10. */
    public static final int IORING_ACCEPT_DONTWAIT = 1 << 1;

    /** Waits for a connection before trying to accept one. Kernel 6.10. */
    public static final int IORING_ACCEPT_POLL_FIRST = 1 << 2;
}
