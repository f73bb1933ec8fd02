package dev.uring.op.file;

/** Advice of {@link Fadvise}, as of {@code posix_fadvise(2)}. */
public final class FileAdvice {
    private FileAdvice() {}

    /** No advice: takes earlier advice back. */
    public static final int POSIX_FADV_NORMAL = 0;

    /** Accesses come in no order: do not read ahead. */
    public static final int POSIX_FADV_RANDOM = 1;

    /** Accesses come in order: read further ahead. */
    public static final int POSIX_FADV_SEQUENTIAL = 2;

    /** The range is needed soon: start reading it. */
    public static final int POSIX_FADV_WILLNEED = 3;

    /** The range is not needed soon: drop its clean pages. */
    public static final int POSIX_FADV_DONTNEED = 4;

    /** The range is used once: do not protect its pages (kernel 6.3). */
    public static final int POSIX_FADV_NOREUSE = 5;
}
