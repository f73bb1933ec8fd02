package dev.uring.op.poll;

/** Flags of {@code eventfd(2)}, {@code EFD_*}. */
public final class EventFdFlags {
    private EventFdFlags() {}

    /** Reading takes 1 instead of everything. */
    public static final int EFD_SEMAPHORE = 1 << 0;

    /** Non-blocking. */
    public static final int EFD_NONBLOCK = 1 << 11;

    /** Closed on {@code exec}. */
    public static final int EFD_CLOEXEC = 1 << 19;
}
