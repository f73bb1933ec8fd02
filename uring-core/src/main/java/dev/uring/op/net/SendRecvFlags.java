package dev.uring.op.net;

/**
 * The bits of sends and receives in the entry's {@code ioprio}. The operations set them from fields of their own, or
 * always.
 */
public final class SendRecvFlags {
    private SendRecvFlags() {}

    /** Waits for the socket to be ready before the first attempt. Kernel 5.19. */
    public static final int IORING_RECVSEND_POLL_FIRST = 1 << 0;

    /** One submission receives again and again into provided buffers. Kernel 6.0. */
    public static final int IORING_RECV_MULTISHOT = 1 << 1;

    /** The data lies in a registered buffer. Zero-copy sends only. Kernel 6.0. */
    public static final int IORING_RECVSEND_FIXED_BUF = 1 << 2;

    /** The notification tells whether the data was copied after all. Kernel 6.2. */
    public static final int IORING_SEND_ZC_REPORT_USAGE = 1 << 3;

    /** One completion covers several provided buffers. Kernel 6.10. */
    public static final int IORING_RECVSEND_BUNDLE = 1 << 4;

    /** The entry's address is an array of iovecs. Kernel 6.17. */
    public static final int IORING_SEND_VECTORIZED = 1 << 5;
}
