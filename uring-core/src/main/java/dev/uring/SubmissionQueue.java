package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.Owner;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.SubmissionRing;
import dev.uring.kernel.SetupFlags;
import java.util.Objects;

/**
 * The queue of entries for the kernel. {@code push} writes an entry locally; the kernel sees it with the next submit.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="submission"}
 */
public final class SubmissionQueue {
    /** Where generated code puts entries. */
    final EntryStage stage;

    private final Owner owner;
    private final SubmissionRing ring;

    SubmissionQueue(Owner owner, EntryStage stage, SubmissionRing ring) {
        this.owner = owner;
        this.stage = stage;
        this.ring = ring;
    }

    /**
     * Puts an operation on the queue.
     *
     * @throws QueueFullException when there is no room
     * @throws IllegalArgumentException when the ring's entries are smaller than the operation's
     */
    public void push(Operation<?> operation) {
        requireNonNull(operation, "operation");
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
        requireNonNull(sqe, "sqe");
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
        requireNonNull(operation, "operation");
        return operation.tryPushTo(this);
    }

    /**
     * Puts a copy of a detached entry on the queue.
     *
     * @return false when there is no room; nothing was written then
     * @throws IllegalArgumentException when the ring's entries are smaller
     */
    public boolean tryPush(Sqe sqe) {
        requireNonNull(sqe, "sqe");
        return sqe.tryPushTo(this);
    }

    /**
     * Puts an entry of 64 bytes, given as words in memory order, on the queue. On a ring of 128-byte entries the rest
     * is zero.
     *
     * @return false when there is no room; nothing was written then
     */
    public boolean tryPush(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        return stage.put(w0, w1, w2, w3, w4, w5, w6, w7);
    }

    /**
     * Puts an entry of 128 bytes, given as words in memory order, on the queue. On a ring of mixed sizes it takes two
     * slots, and a third when it would otherwise wrap around the end. That third one becomes a NOP of the same chain,
     * if any, which completes only when the chain is broken off, with {@code userData} -1.
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
        return stage.put(w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15);
    }

    /**
     * Puts operations on the queue, in this order: all of them or none.
     *
     * @throws QueueFullException when there is no room for all
     * @throws IllegalArgumentException when the ring's entries are smaller than one operation's
     */
    public void pushAll(Operation<?>... operations) {
        requireNonNull(operations, "operations");
        if (!tryPushAll(operations)) {
            throw new QueueFullException(operations.length, stage.free(), ring.entries());
        }
    }

    /**
     * Puts operations on the queue, in this order: all of them or none.
     *
     * @return false when there is no room for all; none was pushed then
     * @throws IllegalArgumentException when the ring's entries are smaller than one operation's
     */
    public boolean tryPushAll(Operation<?>... operations) {
        requireNonNull(operations, "operations");
        owner.check();
        Objects.requireNonNull(operations, "operations");
        long start = stage.position();
        boolean complete = false;
        try {
            for (Operation<?> operation : operations) {
                if (!requireNonNull(operation, "an element of operations").tryPushTo(this)) {
                    return false;
                }
            }
            complete = true;
            return true;
        } finally {
            if (!complete) {
                stage.position(start);
            }
        }
    }

    /**
     * Puts copies of detached entries on the queue, in this order: all of them or none.
     *
     * @throws QueueFullException when there is no room for all
     * @throws IllegalArgumentException when the ring's entries are smaller than one of them
     */
    public void pushAll(Sqe... sqes) {
        requireNonNull(sqes, "sqes");
        if (!tryPushAll(sqes)) {
            throw new QueueFullException(sqes.length, stage.free(), ring.entries());
        }
    }

    /**
     * Puts copies of detached entries on the queue, in this order: all of them or none.
     *
     * @return false when there is no room for all; none was pushed then
     * @throws IllegalArgumentException when the ring's entries are smaller than one of them
     */
    public boolean tryPushAll(Sqe... sqes) {
        requireNonNull(sqes, "sqes");
        owner.check();
        Objects.requireNonNull(sqes, "sqes");
        long start = stage.position();
        boolean complete = false;
        try {
            for (Sqe sqe : sqes) {
                if (!requireNonNull(sqe, "an element of sqes").tryPushTo(this)) {
                    return false;
                }
            }
            complete = true;
            return true;
        } finally {
            if (!complete) {
                stage.position(start);
            }
        }
    }

    /** Notes what closing must know of the entry that was pushed last. */
    void note(Operation.Closing closing) {
        switch (closing) {
            case NOTHING -> {}
            case DESCRIPTOR -> stage.noteDescriptor();
            case ZERO_COPY -> stage.noteZeroCopy();
        }
    }

    /** The number of slots. */
    public int capacity() {
        owner.check();
        return ring.entries();
    }

    /** The number of free slots. */
    public int spaceLeft() {
        owner.check();
        return stage.free();
    }

    /**
     * The number of slots that were filled and that the kernel has not taken yet. When it is 0, nothing that only has to
     * live until an entry is taken is needed any more, such as a structure with a time.
     */
    public int pending() {
        owner.check();
        return stage.pending();
    }

    /**
     * Publishes what was pushed, without a system call. A submission thread that is awake needs no more than this; in
     * every other case a submit has to follow, which publishes by itself.
     */
    public void sync() {
        owner.check();
        stage.publish();
    }

    /**
     * Takes back what the kernel has not taken: what was pushed and not submitted, as when a chain turns out not to be
     * complete, and what stayed queued after a submit that failed or stopped early. The kernel never sees it, so that its
     * memory is free.
     *
     * <p>A submission thread may be about to take what was submitted or {@linkplain #sync() published}. On such a ring
     * only what was pushed since then is taken back.
     *
     * @return how many slots that were
     */
    public int discard() {
        owner.check();
        return stage.discard();
    }

    /** Whether the submission thread sleeps, so that the next submit has to wake it. */
    public boolean needsWakeup() {
        owner.check();
        return ring.isThreadAsleep();
    }

    /**
     * Whether completions found their queue full. The next submit or wait moves them into the queue as far as there is
     * room.
     */
    public boolean hasOverflow() {
        owner.check();
        return ring.isOverflowing();
    }

    /**
     * Whether completion work waits for the next submit or wait. Known only with
     * {@link SetupFlags#IORING_SETUP_TASKRUN_FLAG}.
     */
    public boolean hasTaskRun() {
        owner.check();
        return ring.isTaskRunWaiting();
    }

    /**
     * The number of entries the kernel dropped for an invalid index. Stays 0 unless something else writes the ring's
     * memory.
     */
    public int dropped() {
        owner.check();
        return ring.droppedCount();
    }

    private QueueFullException full(int entrySize) {
        return new QueueFullException(stage.slotsFor(entrySize), stage.free(), ring.entries());
    }
}
