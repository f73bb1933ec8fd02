package dev.uring.op.file;

/** Kinds of attributes of a read or write, {@code attr_type_mask}. */
public final class ReadWriteAttributes {
    private ReadWriteAttributes() {}

    /** The attribute pointer holds a {@code struct io_uring_attr_pi}: integrity metadata. Kernel 6.14. */
    public static final long IORING_RW_ATTR_FLAG_PI = 1L << 0;
}
