package dev.uring.kernel;

/** Limits of the kernel that arguments of operations meet. */
public final class Limits {
    private Limits() {}

    /** The most iovecs of one vectored operation. */
    public static final int UIO_MAXIOV = 1024;

    /** The longest name of a file or an extended attribute, in bytes without the NUL. */
    public static final int NAME_MAX = 255;

    /** The longest path, in bytes with the NUL. */
    public static final int PATH_MAX = 4096;

    /** The largest C {@code int}: the largest result an operation can have. */
    public static final int INT_MAX = 0x7FFF_FFFF;

    /** The resource limit of open descriptors, which bounds tables of registered files; see {@code setrlimit(2)}. */
    public static final int RLIMIT_NOFILE = 7;

    /** The resource limit of locked memory, which registered buffers count against. */
    public static final int RLIMIT_MEMLOCK = 8;
}
