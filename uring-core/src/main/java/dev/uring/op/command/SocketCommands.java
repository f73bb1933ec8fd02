package dev.uring.op.command;

/** Commands of sockets, {@code SOCKET_URING_OP_*}. See {@code io_uring_prep_cmd_sock(3)}. */
public final class SocketCommands {
    private SocketCommands() {}

    /** {@link Siocinq}. Kernel 6.7. */
    public static final int SOCKET_URING_OP_SIOCINQ = 0;

    /** {@link Siocoutq}. Kernel 6.7. */
    public static final int SOCKET_URING_OP_SIOCOUTQ = 1;

    /** {@link Getsockopt}. Kernel 6.7. */
    public static final int SOCKET_URING_OP_GETSOCKOPT = 2;

    /** {@link Setsockopt}. Kernel 6.7. */
    public static final int SOCKET_URING_OP_SETSOCKOPT = 3;

    /** {@link TxTimestamp}. Kernel 6.17. */
    public static final int SOCKET_URING_OP_TX_TIMESTAMP = 4;

    /** {@link Getsockname}. Kernel 6.19. */
    public static final int SOCKET_URING_OP_GETSOCKNAME = 5;
}
