package dev.uring.op.sync;

/** Size and scope of a futex: {@code FUTEX2_*}, and their two older names. */
public final class FutexFlags {
    private FutexFlags() {}

    /** The word has 8 bits; not implemented by kernels so far. */
    public static final int FUTEX2_SIZE_U8 = 0;

    /** The word has 16 bits; not implemented by kernels so far. */
    public static final int FUTEX2_SIZE_U16 = 1;

    /** The word has 32 bits. */
    public static final int FUTEX2_SIZE_U32 = 2;

    /** The word has 64 bits; not implemented by kernels so far. */
    public static final int FUTEX2_SIZE_U64 = 3;

    /** A NUMA node follows the word. Kernel 6.16. */
    public static final int FUTEX2_NUMA = 4;

    /** Only threads of this process use the futex, which is faster. */
    public static final int FUTEX2_PRIVATE = 0x80;

    /** {@link #FUTEX2_SIZE_U32}, in {@code struct futex_waitv}. */
    public static final int FUTEX_32 = 2;

    /** {@link #FUTEX2_PRIVATE}, in {@code struct futex_waitv}. */
    public static final int FUTEX_PRIVATE_FLAG = 0x80;
}
