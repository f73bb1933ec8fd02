package dev.uring.register;

/** Kinds of worker threads, the indices of their limits. See {@code io_uring_register_iowq_max_workers(3)}. */
public final class WorkerType {
    private WorkerType() {}

    /** Workers for regular files and block devices, whose requests end by themselves. Kernel 5.15. */
    public static final int IO_WQ_BOUND = 0;

    /** Workers for everything else, which may wait for ever. Kernel 5.15. */
    public static final int IO_WQ_UNBOUND = 1;
}
