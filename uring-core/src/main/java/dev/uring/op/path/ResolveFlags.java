package dev.uring.op.path;

/** How {@link Openat2} may resolve a path: {@code resolve} of {@code struct open_how}. */
public final class ResolveFlags {
    private ResolveFlags() {}

    /** Cross no mount point, else {@code EXDEV}. */
    public static final long RESOLVE_NO_XDEV = 0x01;

    /** Follow no magic link of {@code /proc}, else {@code ELOOP}. */
    public static final long RESOLVE_NO_MAGICLINKS = 0x02;

    /** Follow no symbolic link, else {@code ELOOP}. */
    public static final long RESOLVE_NO_SYMLINKS = 0x04;

    /** Stay below the directory, else {@code EXDEV}. */
    public static final long RESOLVE_BENEATH = 0x08;

    /** Take the directory as the root, for absolute paths and links too. */
    public static final long RESOLVE_IN_ROOT = 0x10;

    /** Open only what needs no input or output, else {@code EAGAIN}. Kernel 5.12. */
    public static final long RESOLVE_CACHED = 0x20;
}
