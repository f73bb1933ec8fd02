package dev.uring;

import static dev.uring.internal.ring.RingMemory.getInt;
import static dev.uring.internal.ring.RingMemory.getLong;
import static java.util.Objects.requireNonNull;

import dev.uring.internal.Owner;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.kernel.SetupFlags;
import java.util.Objects;

/**
 * The queue of completions from the kernel. Reading it makes no system call: {@link Submitter} waits for completions,
 * and on rings with {@link SetupFlags#IORING_SETUP_DEFER_TASKRUN} or {@link SetupFlags#IORING_SETUP_IOPOLL} none
 * appears without it.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="forEach"}
 */
public final class CompletionQueue {
    private final Owner owner;
    private final CompletionRing ring;
    private final CqeCursor cursor;

    CompletionQueue(Owner owner, CompletionRing ring) {
        this.owner = owner;
        this.ring = ring;
        cursor = new CqeCursor(owner, ring);
    }

    /**
     * Hands over the completions that are there now, oldest first, without allocating. A completion counts as consumed
     * even when the consumer throws; the rest stays in the queue.
     *
     * <p>The consumer may use the ring: push, submit, wait, register. What it reads itself is not handed over again. It
     * may close the ring, which ends the iteration. It must not {@linkplain IoUring#resize resize} or
     * {@linkplain IoUring#enable enable} the ring: these refuse with an {@link IllegalStateException}.
     *
     * @return how many there were
     */
    public int forEach(CqeConsumer consumer) {
        owner.check();
        Objects.requireNonNull(consumer, "consumer");
        CompletionRing ring = this.ring;
        int end = ring.tail();
        int count = 0;
        ring.beginReading();
        try {
            for (int index = ring.head(); index != end; index = ring.following(index, end)) {
                long slot = ring.slot(index);
                long userData = getLong(slot);
                int result = getInt(slot + CompletionRing.RESULT);
                int flags = getInt(slot + CompletionRing.FLAGS);
                if (ring.advance(index, flags)) {
                    count++;
                    consumer.accept(userData, result, flags);
                }
            }
        } finally {
            ring.endReading();
        }
        return count;
    }

    /**
     * {@link #forEach(CqeConsumer)} with the two extra words that completions of 32 bytes have.
     *
     * @return how many there were
     */
    public int forEachLarge(LargeCqeConsumer consumer) {
        owner.check();
        Objects.requireNonNull(consumer, "consumer");
        CompletionRing ring = this.ring;
        int end = ring.tail();
        int count = 0;
        ring.beginReading();
        try {
            for (int index = ring.head(); index != end; index = ring.following(index, end)) {
                long slot = ring.slot(index);
                long userData = getLong(slot);
                int result = getInt(slot + CompletionRing.RESULT);
                int flags = getInt(slot + CompletionRing.FLAGS);
                boolean large = ring.isLarge(flags);
                long extra1 = large ? getLong(slot + CompletionRing.EXTRA_1) : 0;
                long extra2 = large ? getLong(slot + CompletionRing.EXTRA_2) : 0;
                if (ring.advance(index, flags)) {
                    count++;
                    consumer.accept(userData, result, flags, extra1, extra2);
                }
            }
        } finally {
            ring.endReading();
        }
        return count;
    }

    /**
     * Copies the oldest completions, as many as there are and fit, and gives their slots back to the kernel at once.
     *
     * @param batch what it holds is replaced
     * @return how many there were
     */
    public int drainTo(CqeBatch batch) {
        requireNonNull(batch, "batch");
        owner.check();
        batch.clear();
        CompletionRing ring = this.ring;
        int end = ring.tail();
        for (int index = ring.head(); index != end && !batch.isFull(); index = ring.following(index, end)) {
            long slot = ring.slot(index);
            int flags = getInt(slot + CompletionRing.FLAGS);
            if (ring.advance(index, flags)) {
                boolean large = ring.isLarge(flags);
                long extra1 = large ? getLong(slot + CompletionRing.EXTRA_1) : 0;
                long extra2 = large ? getLong(slot + CompletionRing.EXTRA_2) : 0;
                batch.add(getLong(slot), getInt(slot + CompletionRing.RESULT), flags, extra1, extra2);
            }
        }
        ring.publish();
        return batch.size();
    }

    /** The cursor over this queue, always the same. */
    public CqeCursor cursor() {
        owner.check();
        return cursor;
    }

    /**
     * Removes the oldest completion; null when there is none. It stays in the queue when there is no memory for the
     * object.
     */
    public Cqe poll() {
        owner.check();
        int end = ring.tail();
        while (ring.head() != end) {
            int index = ring.head();
            long slot = ring.slot(index);
            int flags = getInt(slot + CompletionRing.FLAGS);
            boolean large = ring.isLarge(flags);
            long extra1 = large ? getLong(slot + CompletionRing.EXTRA_1) : 0;
            long extra2 = large ? getLong(slot + CompletionRing.EXTRA_2) : 0;
            // Before the slot is given up: an OutOfMemoryError would lose the completion.
            Cqe oldest = new Cqe(getLong(slot), getInt(slot + CompletionRing.RESULT), flags, extra1, extra2);
            if (ring.advance(index, flags)) {
                ring.publish();
                return oldest;
            }
        }
        ring.publish();
        return null;
    }

    /** The number of slots; in a ring of mixed sizes a completion of 32 bytes takes two. */
    public int capacity() {
        owner.check();
        return ring.entries();
    }

    /** The number of completions that are there now. */
    public int ready() {
        owner.check();
        return ring.readyCompletions();
    }

    /**
     * Gives the slots of consumed completions back to the kernel; every submit, and the end of every iteration, does so
     * too.
     */
    public void sync() {
        owner.check();
        ring.publish();
    }

    /** How many completions the kernel lost for lack of memory. */
    public int overflow() {
        owner.check();
        return ring.overflowCount();
    }
}
