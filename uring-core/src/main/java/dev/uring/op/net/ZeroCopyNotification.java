package dev.uring.op.net;

/**
 * What the notification of a zero-copy send tells: the completion with {@code IORING_CQE_F_NOTIF}.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="zerocopy"}
 */
public final class ZeroCopyNotification {
    private ZeroCopyNotification() {}

    /** Bit of {@code res}: the data was copied. It makes {@code res} negative without being an errno. Kernel 6.2. */
    public static final int IORING_NOTIF_USAGE_ZC_COPIED = 1 << 31;

    /**
     * Whether the kernel copied the data after all, as it does over loopback. It tells only for sends with
     * {@code reportUsage}.
     *
     * @param res the result of the notification
     */
    public static boolean copied(int res) {
        return (res & IORING_NOTIF_USAGE_ZC_COPIED) != 0;
    }
}
