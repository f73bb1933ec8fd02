package dev.uring.kernel;

/** Kinds of restrictions, {@code IORING_RESTRICTION_*}. See {@code io_uring_register(2)}. */
public final class RestrictionOp {
    private RestrictionOp() {}

    /** Allows an operation of {@link RegisterOp}. Kernel 5.10. */
    public static final int IORING_RESTRICTION_REGISTER_OP = 0;

    /** Allows an opcode. Kernel 5.10. */
    public static final int IORING_RESTRICTION_SQE_OP = 1;

    /** Allows entry flags. Kernel 5.10. */
    public static final int IORING_RESTRICTION_SQE_FLAGS_ALLOWED = 2;

    /** Demands entry flags. Kernel 5.10. */
    public static final int IORING_RESTRICTION_SQE_FLAGS_REQUIRED = 3;

    /** The number of kinds. */
    public static final int IORING_RESTRICTION_LAST = 4;
}
