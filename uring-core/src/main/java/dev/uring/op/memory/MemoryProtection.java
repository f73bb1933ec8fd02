package dev.uring.op.memory;

/** What may be done with mapped memory, as of {@code mmap(2)}. */
public final class MemoryProtection {
    private MemoryProtection() {}

    /** Nothing. */
    public static final int PROT_NONE = 0;

    /** Reading. */
    public static final int PROT_READ = 1 << 0;

    /** Writing. */
    public static final int PROT_WRITE = 1 << 1;

    /** Executing. */
    public static final int PROT_EXEC = 1 << 2;
}
