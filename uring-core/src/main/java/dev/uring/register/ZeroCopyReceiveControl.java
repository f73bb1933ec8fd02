package dev.uring.register;

/** Operations on a queue for zero-copy receiving, {@code ZCRX_CTRL_*}. Newer than kernel 6.18. */
public final class ZeroCopyReceiveControl {
    private ZeroCopyReceiveControl() {}

    /** Takes the returned buffers now. */
    public static final int ZCRX_CTRL_FLUSH_RQ = 0;

    /** Makes a descriptor that other rings import. */
    public static final int ZCRX_CTRL_EXPORT = 1;

    /** The number of operations without events. */
    public static final int __ZCRX_CTRL_LAST = 2;

    /** Arms an event. */
    public static final int ZCRX_CTRL_ARM_EVENT = 2;

    /** Event: no buffer could be allocated. */
    public static final int ZCRX_EVENT_ALLOC_FAIL = 0;

    /** Event: data was copied. */
    public static final int ZCRX_EVENT_COPY = 1;

    /** Flag of an event: it carries statistics. */
    public static final int ZCRX_EVENT_DESC_FLAG_STATS = 1;
}
