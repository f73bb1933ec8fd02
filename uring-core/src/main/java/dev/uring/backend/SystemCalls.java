package dev.uring.backend;

/** The numbers of io_uring's system calls, the same on every architecture. */
public final class SystemCalls {
    private SystemCalls() {}

    /** {@code io_uring_setup(2)}. Kernel 5.1. */
    public static final long __NR_io_uring_setup = 425;

    /** {@code io_uring_enter(2)}. Kernel 5.1. */
    public static final long __NR_io_uring_enter = 426;

    /** {@code io_uring_register(2)}. Kernel 5.1. */
    public static final long __NR_io_uring_register = 427;
}
