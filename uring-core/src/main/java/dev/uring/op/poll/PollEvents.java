package dev.uring.op.poll;

/**
 * Events of a poll, {@code POLL*}: what to wait for, and the bits of the result. See {@code poll(2)}.
 *
 * <p>{@link #POLLERR} and {@link #POLLHUP} are always waited for. The {@code EPOLL*} bits of {@link EpollFlags} have
 * the same values.
 */
public final class PollEvents {
    private PollEvents() {}

    /** There is something to read; on a listening socket, to accept. */
    public static final int POLLIN = 1 << 0;

    /** There is urgent data. */
    public static final int POLLPRI = 1 << 1;

    /** A write would not block. */
    public static final int POLLOUT = 1 << 2;

    /** Out only: an error is pending, or the read end of a pipe is closed. */
    public static final int POLLERR = 1 << 3;

    /** Out only: the peer is gone. There may still be data to read. */
    public static final int POLLHUP = 1 << 4;

    /** Out only: not an open file. */
    public static final int POLLNVAL = 1 << 5;

    /** Same as {@link #POLLIN}. */
    public static final int POLLRDNORM = 1 << 6;

    /** Priority data can be read. */
    public static final int POLLRDBAND = 1 << 7;

    /** Same as {@link #POLLOUT}. */
    public static final int POLLWRNORM = 1 << 8;

    /** Priority data can be written. */
    public static final int POLLWRBAND = 1 << 9;

    /** The peer has stopped sending. */
    public static final int POLLRDHUP = 1 << 13;
}
