package dev.uring.op.file;

/** What an offset of {@code lseek(2)} counts from. The operations here take absolute offsets. */
public final class Whence {
    private Whence() {}

    /** The start of the file. */
    public static final int SEEK_SET = 0;

    /** The file position. */
    public static final int SEEK_CUR = 1;

    /** The end of the file. */
    public static final int SEEK_END = 2;
}
