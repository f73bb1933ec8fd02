package dev.uring.op.ring;

/** What an entry of {@code IORING_OP_MSG_RING} does; each has its own builder. */
public final class MsgRingCommands {
    private MsgRingCommands() {}

    /** Post a completion on another ring: {@link MsgRing}. */
    public static final long IORING_MSG_DATA = 0;

    /** Send a registered file to another ring: {@link MsgRingSendFd}. */
    public static final long IORING_MSG_SEND_FD = 1;
}
