package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.kernel.Errno;
import java.io.IOException;

/**
 * The kernel refused a call. The message names the call and the error, and says what to do about it where that is
 * known.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="exception"}
 */
public final class UringException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;
    private final String advice;

    /**
     * A refused call.
     *
     * @param call what was called, such as {@code io_uring_setup}
     * @param errno the error number, positive
     * @param advice what to do about it; empty when unknown
     */
    public UringException(String call, int errno, String advice) {
        super(requireNonNull(call, "call") + ": " + Errno.name(errno) + " (" + Errno.message(errno) + ")"
                + (requireNonNull(advice, "advice").isEmpty() ? "" : ": " + advice));
        this.call = call;
        this.errno = errno;
        this.advice = advice;
    }

    /** What was called, such as {@code io_uring_enter}. */
    public String call() {
        return call;
    }

    /** The error number, one of {@link Errno}. */
    public int errno() {
        return errno;
    }

    /** The name of the error number, such as {@code EBUSY}. */
    public String errnoName() {
        return Errno.name(errno);
    }

    /** What to do about it; empty when unknown. */
    public String advice() {
        return advice;
    }
}
