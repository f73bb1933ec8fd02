package dev.uring.annotations;

/**
 * A bit of a completion's {@code flags}, named as in the kernel without the {@code IORING_CQE_F_} prefix.
 *
 * {@snippet class="dev.uring.snippet.ReceiveSpec" region="flags"}
 */
public enum CompletionFlag {
    /** The upper 16 bits hold the id of the provided buffer that was used. */
    BUFFER,
    /** The same submission will complete again. */
    MORE,
    /** The socket has more to read. */
    SOCK_NONEMPTY,
    /** The kernel no longer reads the memory of a zero-copy send. */
    NOTIF,
    /** The provided buffer is only partly consumed and stays with the kernel. */
    BUF_MORE,
    /** The completion fills 32 bytes of a ring with mixed sizes. */
    CQE32
}
