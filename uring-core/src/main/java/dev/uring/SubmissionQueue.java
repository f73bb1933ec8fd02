package dev.uring;

import static dev.uring.RingMemory.putLong;
import static dev.uring.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.SetupFlags.IORING_SETUP_SQE_MIXED;

/**
 * The queue of entries for the kernel. {@code push} writes an entry locally; the kernel sees it with the next submit.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 */
public final class SubmissionQueue extends SubmissionRing {
    private static final int SMALL_ENTRY = 64;
    private static final int LARGE_ENTRY = 128;

    /**
     * The first word of a NOP without a completion, which fills the last slot when an entry of two slots would wrap.
     */
    private static final long FILLER = 0xFFFF_FFFFL << 32 | SqeFlags.IOSQE_CQE_SKIP_SUCCESS << 8;

    private final boolean mixed;
    private final boolean large;

    SubmissionQueue(Thread owner, RingLayout layout, RingMapping mapping) {
        super(owner, layout, mapping);
        mixed = layout.has(IORING_SETUP_SQE_MIXED);
        large = layout.has(IORING_SETUP_SQE128);
    }

    /**
     * Puts an operation on the queue.
     *
     * @throws QueueFullException when there is no room
     * @throws IllegalArgumentException when the ring's entries are smaller than the operation's
     */
    public void push(Operation<?> operation) {
        if (!operation.tryPushTo(this)) {
            throw full(operation.entrySize());
        }
    }

    /**
     * Puts a copy of a detached entry on the queue.
     *
     * @throws QueueFullException when there is no room
     * @throws IllegalArgumentException when the ring's entries are smaller
     */
    public void push(Sqe sqe) {
        if (!tryPush(sqe)) {
            throw full(sqe.size());
        }
    }

    /**
     * Puts an operation on the queue.
     *
     * @return false when there is no room; nothing was written then
     * @throws IllegalArgumentException when the ring's entries are smaller than the operation's
     */
    public boolean tryPush(Operation<?> operation) {
        return operation.tryPushTo(this);
    }

    /**
     * Puts a copy of a detached entry on the queue.
     *
     * @return false when there is no room; nothing was written then
     * @throws IllegalArgumentException when the ring's entries are smaller
     */
    public boolean tryPush(Sqe sqe) {
        return sqe.tryPushTo(this);
    }

    /**
     * Puts an entry of 64 bytes, given as words in memory order, on the queue. On a ring of 128-byte entries the rest
     * is zero.
     *
     * @return false when there is no room; nothing was written then
     */
    public boolean tryPush(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        return put(SMALL_ENTRY, w0, w1, w2, w3, w4, w5, w6, w7, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Puts an entry of 128 bytes, given as words in memory order, on the queue. On a ring of mixed sizes it takes two
     * slots, and a third when it would otherwise wrap around the end.
     *
     * @return false when there is no room; nothing was written then
     * @throws IllegalArgumentException when the ring has only entries of 64 bytes
     */
    public boolean tryPush(
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7,
            long w8,
            long w9,
            long w10,
            long w11,
            long w12,
            long w13,
            long w14,
            long w15) {
        return put(LARGE_ENTRY, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15);
    }

    /** Whether every slot that the kernel took leads to a completion, as far as entries tell. */
    boolean isCounted() {
        return (everWritten >>> 8 & SqeFlags.IOSQE_CQE_SKIP_SUCCESS) == 0;
    }

    /** The number of slots. */
    public int capacity() {
        check();
        return entries();
    }

    /** The number of free slots. */
    public int spaceLeft() {
        check();
        return free();
    }

    /** The number of slots that were filled and that the kernel has not taken yet. */
    public int pending() {
        check();
        return entries() - free();
    }

    /**
     * Publishes what was pushed, without a system call. A submission thread that is awake needs no more than this; in
     * every other case a submit has to follow, which publishes by itself.
     */
    public void sync() {
        check();
        publish();
    }

    /** Whether the submission thread sleeps, so that the next submit has to wake it. */
    public boolean needsWakeup() {
        check();
        return isThreadAsleep();
    }

    /**
     * Whether completions found their queue full. The next submit or wait moves them into the queue as far as there is
     * room.
     */
    public boolean hasOverflow() {
        check();
        return isOverflowing();
    }

    /**
     * Whether completion work waits for the next submit or wait. Known only with
     * {@link SetupFlags#IORING_SETUP_TASKRUN_FLAG}.
     */
    public boolean hasTaskRun() {
        check();
        return isTaskRunWaiting();
    }

    /**
     * The number of entries the kernel dropped for an invalid index. Stays 0 unless something else writes the ring's
     * memory.
     */
    public int dropped() {
        check();
        return droppedCount();
    }

    /** The number of slots that an entry of this size takes now. */
    private int slotsFor(int entrySize) {
        if (entrySize == SMALL_ENTRY || large) {
            return 1;
        }
        if (!mixed) {
            throw new IllegalArgumentException(
                    "an entry of " + entrySize + " bytes does not fit this ring's entries of " + SMALL_ENTRY
                            + " bytes: open the ring with SetupFlags.IORING_SETUP_SQE128");
        }
        return isLastSlot(tail) ? 3 : 2;
    }

    private QueueFullException full(int entrySize) {
        return new QueueFullException(slotsFor(entrySize), free(), entries());
    }

    /**
     * Writes an entry into the next free slot.
     *
     * <p>With more than 325 bytes of bytecode, HotSpot's {@code FreqInlineSize}, this is compiled once instead of into
     * every caller. That is on purpose: C2 gives up inlining in a caller that grew too large, and where a caller pushes
     * several kinds of operations it was the builders that were left out and then allocated. Plain {@code long}s cross
     * the call for nothing.
     */
    private boolean put(
            int size,
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7,
            long w8,
            long w9,
            long w10,
            long w11,
            long w12,
            long w13,
            long w14,
            long w15) {
        check();
        int slots = slotsFor(size);
        int tail = this.tail;
        if (limit - tail < slots && free() < slots) {
            return false;
        }
        if (slots == 3) {
            long last = slot(tail);
            putLong(last, FILLER);
            putLong(last + 8, 0);
            putLong(last + 16, 0);
            putLong(last + 24, 0);
            putLong(last + 32, 0);
            putLong(last + 40, 0);
            putLong(last + 48, 0);
            putLong(last + 56, 0);
            tail++;
            slots = 2;
        }
        long slot = slot(tail);
        putLong(slot, w0);
        putLong(slot + 8, w1);
        putLong(slot + 16, w2);
        putLong(slot + 24, w3);
        putLong(slot + 32, w4);
        putLong(slot + 40, w5);
        putLong(slot + 48, w6);
        putLong(slot + 56, w7);
        if (large || slots == 2) {
            putLong(slot + 64, w8);
            putLong(slot + 72, w9);
            putLong(slot + 80, w10);
            putLong(slot + 88, w11);
            putLong(slot + 96, w12);
            putLong(slot + 104, w13);
            putLong(slot + 112, w14);
            putLong(slot + 120, w15);
        }
        everWritten |= mixed ? w0 | FILLER : w0;
        this.tail = tail + slots;
        return true;
    }
}
