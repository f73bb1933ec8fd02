package dev.uring.op.ring;

/** Flags of {@link Nop}. */
public final class NopFlags {
    private NopFlags() {}

    /** Complete with the given result. Kernel 6.10. */
    public static final int IORING_NOP_INJECT_RESULT = 1 << 0;

    /** Look the file up, and fail with {@code EBADF} when it is not open. Kernel 6.13. */
    public static final int IORING_NOP_FILE = 1 << 1;

    /** The file is a registered one. Kernel 6.13. */
    public static final int IORING_NOP_FIXED_FILE = 1 << 2;

    /** Look the registered buffer up, and fail with {@code EFAULT} when there is none. Kernel 6.13. */
    public static final int IORING_NOP_FIXED_BUFFER = 1 << 3;

    /** Complete from task work rather than inline. Kernel 6.13. */
    public static final int IORING_NOP_TW = 1 << 4;

    /** Complete with 32 bytes, on a ring that has such completions. Kernel 6.18. */
    public static final int IORING_NOP_CQE32 = 1 << 5;
}
