package dev.uring.op.ring;

/** Flags of {@link FixedFdInstall}. */
public final class FixedFdInstallFlags {
    private FixedFdInstallFlags() {}

    /** The new descriptor stays open on exec. Kernel 6.8. */
    public static final int IORING_FIXED_FD_NO_CLOEXEC = 1 << 0;
}
