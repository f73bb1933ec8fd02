package dev.uring.kernel;

import java.util.List;

/**
 * The flags that every submission entry may carry, {@code IOSQE_*}. Builders set them through the modifiers of
 * {@link dev.uring.Operation} and the kind of {@link dev.uring.Fd}.
 *
 * <p>See {@code io_uring_enter(2)}.
 */
public final class SqeFlags {
    private SqeFlags() {}

    /** The descriptor is an index into the ring's file table. Kernel 5.1. */
    public static final int IOSQE_FIXED_FILE = 1;

    /** Starts after everything submitted before has completed, and holds back what follows. Kernel 5.2. */
    public static final int IOSQE_IO_DRAIN = 1 << 1;

    /** The next entry starts after this one succeeded. Kernel 5.3. */
    public static final int IOSQE_IO_LINK = 1 << 2;

    /** The next entry starts after this one ended, however it ended. Kernel 5.5. */
    public static final int IOSQE_IO_HARDLINK = 1 << 3;

    /** Goes to a worker thread without trying inline first. Kernel 5.6. */
    public static final int IOSQE_ASYNC = 1 << 4;

    /** The kernel picks a buffer from the group that the entry names. Kernel 5.7. */
    public static final int IOSQE_BUFFER_SELECT = 1 << 5;

    /** Posts no completion on success. Kernel 5.17. */
    public static final int IOSQE_CQE_SKIP_SUCCESS = 1 << 6;

    /** The bit of {@link #IOSQE_FIXED_FILE}. */
    public static final int IOSQE_FIXED_FILE_BIT = 0;

    /** The bit of {@link #IOSQE_IO_DRAIN}. */
    public static final int IOSQE_IO_DRAIN_BIT = 1;

    /** The bit of {@link #IOSQE_IO_LINK}. */
    public static final int IOSQE_IO_LINK_BIT = 2;

    /** The bit of {@link #IOSQE_IO_HARDLINK}. */
    public static final int IOSQE_IO_HARDLINK_BIT = 3;

    /** The bit of {@link #IOSQE_ASYNC}. */
    public static final int IOSQE_ASYNC_BIT = 4;

    /** The bit of {@link #IOSQE_BUFFER_SELECT}. */
    public static final int IOSQE_BUFFER_SELECT_BIT = 5;

    /** The bit of {@link #IOSQE_CQE_SKIP_SUCCESS}. */
    public static final int IOSQE_CQE_SKIP_SUCCESS_BIT = 6;

    /** The names of the set bits, lowest first; {@code bit N} for one that this library does not know. */
    public static List<String> names(int flags) {
        return FlagTable.SQE.names(Integer.toUnsignedLong(flags));
    }

    /** The kernel release that introduced a flag; {@link KernelVersion#UNKNOWN} when this library does not know it. */
    public static KernelVersion since(int flag) {
        return FlagTable.SQE.since(Integer.toUnsignedLong(flag));
    }
}
