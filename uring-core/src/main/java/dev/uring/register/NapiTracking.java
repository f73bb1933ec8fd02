package dev.uring.register;

/** How the device queues to poll are found. See {@code io_uring_register_napi(3)}. */
public final class NapiTracking {
    private NapiTracking() {}

    /** From the sockets in use. Kernel 6.9. */
    public static final int IO_URING_NAPI_TRACKING_DYNAMIC = 0;

    /** The application names them. Kernel 6.13. */
    public static final int IO_URING_NAPI_TRACKING_STATIC = 1;

    /** None are polled; the kernel reports it and does not take it. Kernel 6.13. */
    public static final int IO_URING_NAPI_TRACKING_INACTIVE = 0xFF;
}
