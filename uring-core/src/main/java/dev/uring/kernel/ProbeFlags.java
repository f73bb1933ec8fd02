package dev.uring.kernel;

/** What a probe says of an operation. Kernel 5.6. */
public final class ProbeFlags {
    private ProbeFlags() {}

    /** The kernel has it. Kernel 5.6. */
    public static final int IO_URING_OP_SUPPORTED = 1;
}
