package dev.uring;

/** The operations of {@code io_uring_register(2)} that the ring itself uses. */
final class RegisterCodes {
    static final int IORING_REGISTER_RING_FDS = 20;
    static final int IORING_UNREGISTER_RING_FDS = 21;
    static final int IORING_REGISTER_USE_REGISTERED_RING = 1 << 31;

    private RegisterCodes() {}
}
