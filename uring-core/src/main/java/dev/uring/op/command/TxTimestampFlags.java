package dev.uring.op.command;

/**
 * What the {@code flags} of a {@link TxTimestamp} completion tell, besides {@code IORING_CQE_F_MORE}.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="timestamp"}
 */
public final class TxTimestampFlags {
    private TxTimestampFlags() {}

    /** The bit number of {@link #IORING_CQE_F_TSTAMP_HW}. */
    public static final int IORING_TIMESTAMP_HW_SHIFT = 16;

    /** The bit number from which on the flags hold the kind of time stamp. */
    public static final int IORING_TIMESTAMP_TYPE_SHIFT = 17;

    /** The time is the device's, not the kernel's. */
    public static final int IORING_CQE_F_TSTAMP_HW = 1 << IORING_TIMESTAMP_HW_SHIFT;

    /** Whether the time is the device's. */
    public static boolean hardware(int flags) {
        return (flags & IORING_CQE_F_TSTAMP_HW) != 0;
    }

    /**
     * The kind of time stamp, {@code SCM_TSTAMP_*}: 0 when the packet was handed to the device, 1 when it entered the
     * packet scheduler, 2 when the peer acknowledged it.
     */
    public static int type(int flags) {
        return flags >>> IORING_TIMESTAMP_TYPE_SHIFT;
    }
}
