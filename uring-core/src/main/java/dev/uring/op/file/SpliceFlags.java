package dev.uring.op.file;

/** Flags of {@link Splice} and {@link Tee}, as of {@code splice(2)}. */
public final class SpliceFlags {
    private SpliceFlags() {}

    /** Move pages rather than copy them; a hint that the kernel ignores today. */
    public static final int SPLICE_F_MOVE = 1 << 0;

    /** Do not wait on the pipes; a file may still block. */
    public static final int SPLICE_F_NONBLOCK = 1 << 1;

    /** More data follows, so a socket may hold back a partial packet. */
    public static final int SPLICE_F_MORE = 1 << 2;

    /** Of {@code vmsplice(2)}: the pages are given away. Without effect here. */
    public static final int SPLICE_F_GIFT = 1 << 3;

    /** The input is a registered file. Set by giving {@code Fd.fixed(index)} as the input. */
    public static final int SPLICE_F_FD_IN_FIXED = 1 << 31;
}
