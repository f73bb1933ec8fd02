package dev.uring.op.path;

/**
 * The type and permission bits of a file's mode. {@link Openat} and {@link Mkdirat} take permissions, {@link Statx}
 * answers with both.
 */
public final class FileModes {
    private FileModes() {}

    /** The mask of the file type. */
    public static final int S_IFMT = 0xF000;

    /** Type: socket. */
    public static final int S_IFSOCK = 0xC000;

    /** Type: symbolic link. */
    public static final int S_IFLNK = 0xA000;

    /** Type: regular file. */
    public static final int S_IFREG = 0x8000;

    /** Type: block device. */
    public static final int S_IFBLK = 0x6000;

    /** Type: directory. */
    public static final int S_IFDIR = 0x4000;

    /** Type: character device. */
    public static final int S_IFCHR = 0x2000;

    /** Type: pipe. */
    public static final int S_IFIFO = 0x1000;

    /** Run with the owner's user id. */
    public static final int S_ISUID = 0x800;

    /** Run with the file's group id; on a directory, new entries take its group. */
    public static final int S_ISGID = 0x400;

    /** On a directory: only owners remove their entries. */
    public static final int S_ISVTX = 0x200;

    /** The owner may read. */
    public static final int S_IRUSR = 0x100;

    /** The owner may write. */
    public static final int S_IWUSR = 0x80;

    /** The owner may execute, or search a directory. */
    public static final int S_IXUSR = 0x40;

    /** The owner may do all three. */
    public static final int S_IRWXU = 0x1C0;

    /** The group may read. */
    public static final int S_IRGRP = 0x20;

    /** The group may write. */
    public static final int S_IWGRP = 0x10;

    /** The group may execute or search. */
    public static final int S_IXGRP = 0x8;

    /** The group may do all three. */
    public static final int S_IRWXG = 0x38;

    /** Others may read. */
    public static final int S_IROTH = 0x4;

    /** Others may write. */
    public static final int S_IWOTH = 0x2;

    /** Others may execute or search. */
    public static final int S_IXOTH = 0x1;

    /** Others may do all three. */
    public static final int S_IRWXO = 0x7;
}
