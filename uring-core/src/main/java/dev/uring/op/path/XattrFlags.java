package dev.uring.op.path;

/** Flags of {@link Setxattr} and {@link Fsetxattr}; 0 creates or replaces. */
public final class XattrFlags {
    private XattrFlags() {}

    /** Fail with {@code EEXIST} when the attribute exists. */
    public static final int XATTR_CREATE = 1 << 0;

    /** Fail with {@code ENODATA} when the attribute does not exist. */
    public static final int XATTR_REPLACE = 1 << 1;
}
