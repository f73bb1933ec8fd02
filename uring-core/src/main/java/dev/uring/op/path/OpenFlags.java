package dev.uring.op.path;

/** Access modes and flags of {@link Openat} and {@code struct open_how}, {@code O_*}, as of {@code open(2)}. */
public final class OpenFlags {
    private static final String MACHINE = System.getProperty("os.arch");

    private OpenFlags() {}

    /** Open for reading only. */
    public static final int O_RDONLY = 0;

    /** Open for writing only. */
    public static final int O_WRONLY = 1;

    /** Open for reading and writing. */
    public static final int O_RDWR = 2;

    /** Create the file when it does not exist, with the given mode. */
    public static final int O_CREAT = 0x40;

    /** With {@link #O_CREAT}: fail with {@code EEXIST} when the file exists. */
    public static final int O_EXCL = 0x80;

    /** Do not make a terminal the controlling one. */
    public static final int O_NOCTTY = 0x100;

    /** Truncate the file to size 0. */
    public static final int O_TRUNC = 0x200;

    /** Write at the end of the file, whatever the offset. */
    public static final int O_APPEND = 0x400;

    /** Fail rather than wait. A read or write on such a file completes with {@code EAGAIN} instead of waiting. */
    public static final int O_NONBLOCK = 0x800;

    /** Each write also flushes the data. */
    public static final int O_DSYNC = 0x1000;

    /** Each write also flushes data and metadata. */
    public static final int O_SYNC = 0x10_1000;

    /** Bypass the page cache; buffers, offsets and lengths must be aligned. */
    public static final int O_DIRECT = byMachine(0x4000, 0x1_0000, 0x2_0000);

    /** No meaning on 64-bit systems. */
    public static final int O_LARGEFILE = 0;

    /** Fail with {@code ENOTDIR} when it is no directory. */
    public static final int O_DIRECTORY = byMachine(0x1_0000, 0x4000, 0x4000);

    /** Fail with {@code ELOOP} when the last component is a symbolic link. */
    public static final int O_NOFOLLOW = byMachine(0x2_0000, 0x8000, 0x8000);

    /** Do not update the access time. */
    public static final int O_NOATIME = 0x4_0000;

    /** Close the descriptor on exec; {@code EINVAL} for a direct descriptor. */
    public static final int O_CLOEXEC = 0x8_0000;

    /** Only name the file: a descriptor for use as a directory or with {@code AT_EMPTY_PATH}. */
    public static final int O_PATH = 0x20_0000;

    /** Create a file without a name in the directory that the path names. */
    public static final int O_TMPFILE = 0x40_0000 | O_DIRECTORY;

    /** Arm and POWER number a few flags differently from the other machines. */
    private static int byMachine(int generic, int arm, int power) {
        return switch (MACHINE) {
            case "aarch64" -> arm;
            case "ppc64le" -> power;
            default -> generic;
        };
    }
}
