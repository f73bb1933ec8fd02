package dev.uring;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;

/**
 * Receives completions with their extra words, one at a time, on the thread of the ring's owner. What it throws ends the
 * iteration and comes out of it.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="large"}
 */
@FunctionalInterface
public interface LargeCqeConsumer {

    /**
     * A completion.
     *
     * @param userData the value given to the operation
     * @param result what the operation returned, or {@code -errno}; see {@link Errno}
     * @param flags {@code IORING_CQE_F_*}; see {@link CqeFlags}
     * @param extra1 the first extra word of a completion of 32 bytes, else 0
     * @param extra2 the second extra word of a completion of 32 bytes, else 0
     */
    void accept(long userData, int result, int flags, long extra1, long extra2);
}
