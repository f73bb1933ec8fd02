package dev.uring.kernel;

/**
 * The flags of a completion, {@code IORING_CQE_F_*}, and what they say. The methods take the flags as they came.
 *
 * <p>See {@code io_uring_enter(2)}.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="flags"}
 */
public final class CqeFlags {
    private CqeFlags() {}

    /** The upper 16 bits hold the id of the provided buffer that was used. Kernel 5.7. */
    public static final int IORING_CQE_F_BUFFER = 1;

    /** The same entry will complete again. Kernel 5.13. */
    public static final int IORING_CQE_F_MORE = 1 << 1;

    /** The socket has more to receive or to accept; a hint. Kernel 5.19. */
    public static final int IORING_CQE_F_SOCK_NONEMPTY = 1 << 2;

    /** The memory of a zero-copy send is free again. Kernel 6.0. */
    public static final int IORING_CQE_F_NOTIF = 1 << 3;

    /** The provided buffer was used in part, and more completions will use the rest. Kernel 6.12. */
    public static final int IORING_CQE_F_BUF_MORE = 1 << 4;

    /** A filler without meaning; {@link dev.uring.CompletionQueue} leaves it out. Kernel 6.18. */
    public static final int IORING_CQE_F_SKIP = 1 << 5;

    /** The entry has 32 bytes in a ring of mixed sizes. Kernel 6.18. */
    public static final int IORING_CQE_F_32 = 1 << 15;

    /** How far to shift the flags right to get the buffer id. */
    public static final int IORING_CQE_BUFFER_SHIFT = 16;

    /** Whether the same entry will complete again. Without it, this was its last completion. */
    public static boolean hasMore(int flags) {
        return (flags & IORING_CQE_F_MORE) != 0;
    }

    /** Whether a provided buffer was used; {@link #bufferId(int)} tells which. */
    public static boolean hasBuffer(int flags) {
        return (flags & IORING_CQE_F_BUFFER) != 0;
    }

    /** The id of the provided buffer, 0 to 65535; meaningless without {@link #hasBuffer(int)}. */
    public static int bufferId(int flags) {
        return flags >>> IORING_CQE_BUFFER_SHIFT;
    }

    /** Whether the kernel keeps using the provided buffer: it must not be given back yet. */
    public static boolean hasBufferMore(int flags) {
        return (flags & IORING_CQE_F_BUF_MORE) != 0;
    }

    /** Whether this tells that the memory of a zero-copy send is free again. */
    public static boolean isNotification(int flags) {
        return (flags & IORING_CQE_F_NOTIF) != 0;
    }

    /** Whether the socket probably has more to receive or to accept. */
    public static boolean isSocketNonEmpty(int flags) {
        return (flags & IORING_CQE_F_SOCK_NONEMPTY) != 0;
    }

    /** Whether this is a filler without meaning. */
    public static boolean isSkip(int flags) {
        return (flags & IORING_CQE_F_SKIP) != 0;
    }

    /** Whether the entry has 32 bytes in a ring of mixed sizes. A ring where all have 32 does not set it. */
    public static boolean is32Bytes(int flags) {
        return (flags & IORING_CQE_F_32) != 0;
    }
}
