package dev.uring.op.path;

/** Which members {@link Statx} asks for, and which the kernel filled. */
public final class StatxMask {
    private StatxMask() {}

    /** The type in {@code stx_mode}. */
    public static final int STATX_TYPE = 0x1;

    /** The permissions in {@code stx_mode}. */
    public static final int STATX_MODE = 0x2;

    /** {@code stx_nlink}. */
    public static final int STATX_NLINK = 0x4;

    /** {@code stx_uid}. */
    public static final int STATX_UID = 0x8;

    /** {@code stx_gid}. */
    public static final int STATX_GID = 0x10;

    /** {@code stx_atime}, the last access. */
    public static final int STATX_ATIME = 0x20;

    /** {@code stx_mtime}, the last change of the content. */
    public static final int STATX_MTIME = 0x40;

    /** {@code stx_ctime}, the last change of the inode. */
    public static final int STATX_CTIME = 0x80;

    /** {@code stx_ino}. */
    public static final int STATX_INO = 0x100;

    /** {@code stx_size}, in bytes. */
    public static final int STATX_SIZE = 0x200;

    /** {@code stx_blocks}, in units of 512 bytes. */
    public static final int STATX_BLOCKS = 0x400;

    /** All that {@code stat(2)} has. */
    public static final int STATX_BASIC_STATS = 0x7FF;

    /** {@code stx_btime}, the creation. */
    public static final int STATX_BTIME = 0x800;

    /** The basic ones and the creation time; fixed for ever, newer members need their own bit. */
    public static final int STATX_ALL = 0xFFF;

    /** {@code stx_mnt_id}. Kernel 5.8. */
    public static final int STATX_MNT_ID = 0x1000;
}
