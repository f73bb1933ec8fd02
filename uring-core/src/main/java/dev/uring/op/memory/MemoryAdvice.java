package dev.uring.op.memory;

/** Advice of {@link Madvise}, as of {@code madvise(2)}. */
public final class MemoryAdvice {
    private MemoryAdvice() {}

    /** No advice: takes earlier advice back. */
    public static final int MADV_NORMAL = 0;

    /** Accesses come in no order. */
    public static final int MADV_RANDOM = 1;

    /** Accesses come in order. */
    public static final int MADV_SEQUENTIAL = 2;

    /** The range is needed soon: start reading it. */
    public static final int MADV_WILLNEED = 3;

    /** Drop the pages now; private anonymous memory then reads as zeros. */
    public static final int MADV_DONTNEED = 4;

    /** The kernel may drop the pages when it needs memory, unless they are written again. */
    public static final int MADV_FREE = 8;

    /** Drop the pages and punch a hole into the file behind them. */
    public static final int MADV_REMOVE = 9;

    /** A child of {@code fork(2)} does not get the range. */
    public static final int MADV_DONTFORK = 10;

    /** Takes {@link #MADV_DONTFORK} back. */
    public static final int MADV_DOFORK = 11;

    /** Use transparent huge pages. */
    public static final int MADV_HUGEPAGE = 14;

    /** Use no transparent huge pages. */
    public static final int MADV_NOHUGEPAGE = 15;

    /** Reclaim the pages first when memory is short. Kernel 5.4. */
    public static final int MADV_COLD = 20;

    /** Reclaim the pages now. Kernel 5.4. */
    public static final int MADV_PAGEOUT = 21;

    /** Fault all pages in for reading. Kernel 5.14. */
    public static final int MADV_POPULATE_READ = 22;

    /** Fault all pages in for writing. Kernel 5.14. */
    public static final int MADV_POPULATE_WRITE = 23;
}
