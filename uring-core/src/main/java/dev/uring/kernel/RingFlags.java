package dev.uring.kernel;

/** The flags that the kernel and the application leave for each other in a ring's memory. */
public final class RingFlags {
    private RingFlags() {}

    /** The submission thread sleeps: {@link dev.uring.SubmissionQueue#needsWakeup()}. Kernel 5.1. */
    public static final int IORING_SQ_NEED_WAKEUP = 1;

    /** Completions found their queue full: {@link dev.uring.SubmissionQueue#hasOverflow()}. Kernel 5.8. */
    public static final int IORING_SQ_CQ_OVERFLOW = 1 << 1;

    /** Completion work waits for a call: {@link dev.uring.SubmissionQueue#hasTaskRun()}. Kernel 5.19. */
    public static final int IORING_SQ_TASKRUN = 1 << 2;

    /** Set by the application: completions do not signal the registered eventfd. Kernel 5.8. */
    public static final int IORING_CQ_EVENTFD_DISABLED = 1;
}
