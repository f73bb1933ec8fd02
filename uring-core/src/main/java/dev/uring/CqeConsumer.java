package dev.uring;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;

/**
 * Receives completions, one at a time, on the thread of the ring's owner. What it throws ends the iteration and comes out of it.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="forEach"}
 */
@FunctionalInterface
public interface CqeConsumer {

    /**
     * A completion.
     *
     * @param userData the value given to the operation
     * @param result what the operation returned, or {@code -errno}; see {@link Errno}
     * @param flags {@code IORING_CQE_F_*}; see {@link CqeFlags}
     */
    void accept(long userData, int result, int flags);
}
