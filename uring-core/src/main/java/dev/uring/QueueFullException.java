package dev.uring;

/**
 * The submission queue has no room. Nothing was written. Submit, then push again.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="full"}
 */
public final class QueueFullException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    QueueFullException(int wanted, int free, int capacity) {
        super("the submission queue has " + free + " of " + capacity + " entries free and " + wanted
                + (wanted == 1 ? " is" : " are") + " needed: submit first, or open the ring with more entries");
    }
}
