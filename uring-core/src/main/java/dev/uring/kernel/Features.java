package dev.uring.kernel;

import java.util.List;

/**
 * What the kernel of a ring can do, {@code IORING_FEAT_*}. Found after set-up in {@link dev.uring.IoUring#features()}.
 *
 * <p>See {@code io_uring_setup(2)}.
 *
 * {@snippet class="dev.uring.snippet.CapabilitiesTest" region="features"}
 */
public final class Features {
    private Features() {}

    /** Both rings share one mapping. Kernel 5.4. */
    public static final int IORING_FEAT_SINGLE_MMAP = 1;

    /** Completions that find the queue full are kept and delivered later. Kernel 5.5. */
    public static final int IORING_FEAT_NODROP = 1 << 1;

    /** Argument structs may be reused once their entry was taken. Kernel 5.5. */
    public static final int IORING_FEAT_SUBMIT_STABLE = 1 << 2;

    /** The offset -1 means the position of the file. Kernel 5.6. */
    public static final int IORING_FEAT_RW_CUR_POS = 1 << 3;

    /** Work of worker threads runs with the credentials of the submitter. Kernel 5.6. */
    public static final int IORING_FEAT_CUR_PERSONALITY = 1 << 4;

    /** Files that can be polled need no worker thread. Kernel 5.7. */
    public static final int IORING_FEAT_FAST_POLL = 1 << 5;

    /** Poll masks have 32 bits. Kernel 5.9. */
    public static final int IORING_FEAT_POLL_32BITS = 1 << 6;

    /** A submission thread takes ordinary descriptors too. Kernel 5.11. */
    public static final int IORING_FEAT_SQPOLL_NONFIXED = 1 << 7;

    /** Waiting takes a timeout and a signal mask together. Kernel 5.11. */
    public static final int IORING_FEAT_EXT_ARG = 1 << 8;

    /** Worker threads belong to the process. Kernel 5.12. */
    public static final int IORING_FEAT_NATIVE_WORKERS = 1 << 9;

    /** Registered resources carry tags and are replaced in place. Kernel 5.13. */
    public static final int IORING_FEAT_RSRC_TAGS = 1 << 10;

    /** {@link SqeFlags#IOSQE_CQE_SKIP_SUCCESS} is understood. Kernel 5.17. */
    public static final int IORING_FEAT_CQE_SKIP = 1 << 11;

    /** The descriptor of a linked request is looked up when it starts. Kernel 5.17. */
    public static final int IORING_FEAT_LINKED_FILE = 1 << 12;

    /** Registration works through a registered ring index. Kernel 6.3. */
    public static final int IORING_FEAT_REG_REG_RING = 1 << 13;

    /** Receiving and sending use several provided buffers at once. Kernel 6.10. */
    public static final int IORING_FEAT_RECVSEND_BUNDLE = 1 << 14;

    /** Waiting takes a minimum time. Kernel 6.12. */
    public static final int IORING_FEAT_MIN_TIMEOUT = 1 << 15;

    /** Reads and writes take attributes. Kernel 6.14. */
    public static final int IORING_FEAT_RW_ATTR = 1 << 16;

    /** {@link EnterFlags#IORING_ENTER_NO_IOWAIT} is understood. Kernel 6.15. */
    public static final int IORING_FEAT_NO_IOWAIT = 1 << 17;

    /** The names of the set bits, lowest first; {@code bit N} for one that this library does not know. */
    public static List<String> names(int flags) {
        return FlagTable.FEATURES.names(Integer.toUnsignedLong(flags));
    }

    /**
     * The kernel release that introduced a feature; {@link KernelVersion#UNKNOWN} when this library does not know it.
     */
    public static KernelVersion since(int flag) {
        return FlagTable.FEATURES.since(Integer.toUnsignedLong(flag));
    }
}
