package dev.uring;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;

/**
 * A completion as a value: immutable, and usable from any thread.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="cqe"}
 *
 * @param userData the value given to the operation
 * @param result what the operation returned, or {@code -errno}
 * @param flags {@code IORING_CQE_F_*}
 * @param extra1 the first extra word of a completion of 32 bytes, else 0
 * @param extra2 the second extra word of a completion of 32 bytes, else 0
 */
public record Cqe(long userData, int result, int flags, long extra1, long extra2) {

    /** Whether the operation failed. */
    public boolean isError() {
        return result < 0;
    }

    /** The error number of a failed operation, one of {@link Errno}; 0 for success. */
    public int errno() {
        return result < 0 ? -result : 0;
    }

    /** Whether the same entry will complete again. Without it, this was its last completion. */
    public boolean hasMore() {
        return CqeFlags.hasMore(flags);
    }

    /** Whether a provided buffer was used. */
    public boolean hasBuffer() {
        return CqeFlags.hasBuffer(flags);
    }

    /** The id of the provided buffer; meaningless without {@link #hasBuffer()}. */
    public int bufferId() {
        return CqeFlags.bufferId(flags);
    }

    /** Whether the kernel keeps using the provided buffer. */
    public boolean hasBufferMore() {
        return CqeFlags.hasBufferMore(flags);
    }

    /** Whether this tells that the memory of a zero-copy send is free again. */
    public boolean isNotification() {
        return CqeFlags.isNotification(flags);
    }

    /** Whether the socket probably has more to receive or to accept. */
    public boolean isSocketNonEmpty() {
        return CqeFlags.isSocketNonEmpty(flags);
    }

    @Override
    public String toString() {
        return "Cqe[userData=0x" + Long.toHexString(userData) + ", result="
                + (isError() ? "-" + Errno.name(-result) : result) + ", flags=0x" + Integer.toHexString(flags) + "]";
    }
}
