package dev.uring.op.path;

/**
 * Flags of operations that resolve a path relative to a directory, {@code AT_*}. Bits mean different things for
 * different operations: {@link #AT_REMOVEDIR} and {@link #AT_EACCESS} are the same bit.
 */
public final class AtFlags {
    private AtFlags() {}

    /** The working directory, in place of a directory descriptor; {@link dev.uring.Fd#CWD}. */
    public static final int AT_FDCWD = -100;

    /** Of {@link Statx}: act on a symbolic link itself. */
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;

    /** Of {@link Unlinkat}: remove a directory. */
    public static final int AT_REMOVEDIR = 0x200;

    /** Of {@code faccessat2(2)}: check with the effective user. No operation here takes it. */
    public static final int AT_EACCESS = 0x200;

    /** Of {@link Linkat}: link to what a symbolic link points at. */
    public static final int AT_SYMLINK_FOLLOW = 0x400;

    /** Of {@link Statx}: do not trigger an automount. */
    public static final int AT_NO_AUTOMOUNT = 0x800;

    /** An empty path means the directory descriptor itself, which may be any file. */
    public static final int AT_EMPTY_PATH = 0x1000;

    /** Of {@link Statx}: as fresh as {@code stat(2)} on that file system. */
    public static final int AT_STATX_SYNC_AS_STAT = 0;

    /** Of {@link Statx}: ask a network file system's server. */
    public static final int AT_STATX_FORCE_SYNC = 0x2000;

    /** Of {@link Statx}: what is cached will do. */
    public static final int AT_STATX_DONT_SYNC = 0x4000;
}
