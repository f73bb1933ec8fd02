package dev.uring.op.net;

/**
 * Types of control messages of level {@link SocketOptions#SOL_SOCKET}, {@code SCM_*}. See {@code unix(7)} and
 * {@code cmsg(3)}.
 */
public final class ControlMessageTypes {
    private ControlMessageTypes() {}

    /** Open file descriptors: an array of {@code int}. */
    public static final int SCM_RIGHTS = 1;

    /** The sender's credentials: a {@code struct ucred}. */
    public static final int SCM_CREDENTIALS = 2;
}
