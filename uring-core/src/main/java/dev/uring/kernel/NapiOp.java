package dev.uring.kernel;

/** What a registration of device polling does. See {@code io_uring_register_napi(3)}. */
public final class NapiOp {
    private NapiOp() {}

    /** Sets the time, the preference and the tracking. Kernel 6.9. */
    public static final int IO_URING_NAPI_REGISTER_OP = 0;

    /** Adds a device queue to statically tracked ones. Kernel 6.13. */
    public static final int IO_URING_NAPI_STATIC_ADD_ID = 1;

    /** Takes a device queue from the statically tracked ones. Kernel 6.13. */
    public static final int IO_URING_NAPI_STATIC_DEL_ID = 2;
}
