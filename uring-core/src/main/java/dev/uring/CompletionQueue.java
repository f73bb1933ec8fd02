package dev.uring;

import static dev.uring.RingMemory.getInt;
import static dev.uring.RingMemory.getLong;

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
public final class CompletionQueue extends CompletionRing {
    private final CqeCursor cursor = new CqeCursor(this);

    CompletionQueue(Thread owner, RingParts parts) {
        super(owner, parts);
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
        check();
        Objects.requireNonNull(consumer, "consumer");
        int end = tail();
        int count = 0;
        readers++;
        try {
            for (int index = head; index != end; index = following(index, end)) {
                long slot = slot(index);
                long userData = getLong(slot);
                int result = getInt(slot + RESULT);
                int flags = getInt(slot + FLAGS);
                if (advance(index, flags)) {
                    count++;
                    consumer.accept(userData, result, flags);
                }
            }
        } finally {
            readers--;
            publish();
        }
        return count;
    }

    /**
     * {@link #forEach(CqeConsumer)} with the two extra words that completions of 32 bytes have.
     *
     * @return how many there were
     */
    public int forEachLarge(LargeCqeConsumer consumer) {
        check();
        Objects.requireNonNull(consumer, "consumer");
        int end = tail();
        int count = 0;
        readers++;
        try {
            for (int index = head; index != end; index = following(index, end)) {
                long slot = slot(index);
                long userData = getLong(slot);
                int result = getInt(slot + RESULT);
                int flags = getInt(slot + FLAGS);
                boolean large = isLarge(flags);
                long extra1 = large ? getLong(slot + EXTRA_1) : 0;
                long extra2 = large ? getLong(slot + EXTRA_2) : 0;
                if (advance(index, flags)) {
                    count++;
                    consumer.accept(userData, result, flags, extra1, extra2);
                }
            }
        } finally {
            readers--;
            publish();
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
        check();
        batch.clear();
        int end = tail();
        for (int index = head; index != end && !batch.isFull(); index = following(index, end)) {
            long slot = slot(index);
            int flags = getInt(slot + FLAGS);
            if (advance(index, flags)) {
                boolean large = isLarge(flags);
                long extra1 = large ? getLong(slot + EXTRA_1) : 0;
                long extra2 = large ? getLong(slot + EXTRA_2) : 0;
                batch.add(getLong(slot), getInt(slot + RESULT), flags, extra1, extra2);
            }
        }
        publish();
        return batch.size();
    }

    /** The cursor over this queue, always the same. */
    public CqeCursor cursor() {
        check();
        return cursor;
    }

    /**
     * Removes the oldest completion; null when there is none. It stays in the queue when there is no memory for the
     * object.
     */
    public Cqe poll() {
        check();
        int end = tail();
        while (head != end) {
            int index = head;
            long slot = slot(index);
            int flags = getInt(slot + FLAGS);
            boolean large = isLarge(flags);
            long extra1 = large ? getLong(slot + EXTRA_1) : 0;
            long extra2 = large ? getLong(slot + EXTRA_2) : 0;
            // Before the slot is given up: an OutOfMemoryError would lose the completion.
            Cqe oldest = new Cqe(getLong(slot), getInt(slot + RESULT), flags, extra1, extra2);
            if (advance(index, flags)) {
                publish();
                return oldest;
            }
        }
        publish();
        return null;
    }

    /** The number of slots; in a ring of mixed sizes a completion of 32 bytes takes two. */
    public int capacity() {
        check();
        return entries();
    }

    /** The number of completions that are there now. */
    public int ready() {
        check();
        return readyCompletions();
    }

    /**
     * Gives the slots of consumed completions back to the kernel; every submit, and the end of every iteration, does so
     * too.
     */
    public void sync() {
        check();
        publish();
    }

    /** How many completions the kernel lost for lack of memory. */
    public int overflow() {
        check();
        return overflowCount();
    }
}
