package dev.uring.op.ring;

/** Flags of {@link MsgRing} and {@link MsgRingSendFd}. */
public final class MsgRingFlags {
    private MsgRingFlags() {}

    /** Of {@link MsgRingSendFd}: post no completion on the other ring. Kernel 6.0. */
    public static final int IORING_MSG_RING_CQE_SKIP = 1 << 0;

    /** Of {@link MsgRing}: pass completion flags too. Kernel 6.3. */
    public static final int IORING_MSG_RING_FLAGS_PASS = 1 << 1;
}
