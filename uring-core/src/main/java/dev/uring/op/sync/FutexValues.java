package dev.uring.op.sync;

/** Special values and limits of futex operations. */
public final class FutexValues {
    private FutexValues() {}

    /** The mask that matches every waiter. A mask must fit the futex's 32 bits, so -1 is refused. */
    public static final long FUTEX_BITSET_MATCH_ANY = 0xFFFF_FFFFL;

    /** The most futexes of one {@link FutexWaitv}. */
    public static final int FUTEX_WAITV_MAX = 128;
}
