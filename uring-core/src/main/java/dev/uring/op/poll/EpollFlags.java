package dev.uring.op.poll;

/** Events, flags and commands of epoll, {@code EPOLL*}. See {@code epoll_ctl(2)}. */
public final class EpollFlags {
    private EpollFlags() {}

    /** There is something to read. */
    public static final int EPOLLIN = 1 << 0;

    /** There is urgent data. */
    public static final int EPOLLPRI = 1 << 1;

    /** A write would not block. */
    public static final int EPOLLOUT = 1 << 2;

    /** An error is pending. Always reported. */
    public static final int EPOLLERR = 1 << 3;

    /** The peer is gone. Always reported. */
    public static final int EPOLLHUP = 1 << 4;

    /** The peer has stopped sending. */
    public static final int EPOLLRDHUP = 1 << 13;

    /** Wakes one of several waiters instead of all. */
    public static final int EPOLLEXCLUSIVE = 1 << 28;

    /** Keeps the machine awake while the event is handled. */
    public static final int EPOLLWAKEUP = 1 << 29;

    /** Reports once, then stays silent until it is changed. */
    public static final int EPOLLONESHOT = 1 << 30;

    /** Reports changes instead of states. */
    public static final int EPOLLET = 1 << 31;

    /** Command: adds a file. */
    public static final int EPOLL_CTL_ADD = 1;

    /** Command: removes a file. */
    public static final int EPOLL_CTL_DEL = 2;

    /** Command: changes a file's events. */
    public static final int EPOLL_CTL_MOD = 3;

    /** Flag of {@code epoll_create1(2)}: the descriptor is closed on {@code exec}. */
    public static final int EPOLL_CLOEXEC = 1 << 19;
}
