package dev.uring.op.ring;

/** How {@link AsyncCancel} and its forms find the requests to cancel. */
public final class CancelFlags {
    private CancelFlags() {}

    /** Cancel every match, not only the first. Kernel 5.19. */
    public static final int IORING_ASYNC_CANCEL_ALL = 1 << 0;

    /** Match by file. Kernel 5.19. */
    public static final int IORING_ASYNC_CANCEL_FD = 1 << 1;

    /** Match every request, and cancel all of them. Kernel 5.19. */
    public static final int IORING_ASYNC_CANCEL_ANY = 1 << 2;

    /** The file is a registered one. Kernel 6.0. */
    public static final int IORING_ASYNC_CANCEL_FD_FIXED = 1 << 3;

    /** Match by {@code user_data}: the default, needed beside another key. Kernel 6.6. */
    public static final int IORING_ASYNC_CANCEL_USERDATA = 1 << 4;

    /** Match by operation code. Kernel 6.6. */
    public static final int IORING_ASYNC_CANCEL_OP = 1 << 5;
}
