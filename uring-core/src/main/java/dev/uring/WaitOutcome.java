package dev.uring;

/**
 * How waiting ended.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="outcome"}
 */
public enum WaitOutcome {
    /**
     * As many completions as asked for are in the queue, or as many as it holds where some have 32 bytes on a ring of
     * mixed sizes.
     */
    REACHED,

    /** The {@linkplain WaitOptions#minimum minimum time} is over and at least one completion is in the queue. */
    MINIMUM_PASSED,

    /** The time is over. */
    TIMED_OUT,

    /** Another thread ended the wait; see {@link Waker}. */
    WOKEN,

    /**
     * A signal arrived. Only with a {@linkplain WaitOptions#signalMask signal mask}; otherwise waiting goes on. The end of a
     * {@link dev.uring.op.time.Timeout} ends such a wait, too, and cannot be told from a signal.
     */
    SIGNALLED
}
