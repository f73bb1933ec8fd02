package dev.uring;

/**
 * The rule that one thread owns a ring. Each part of a ring holds its owner and compares it with the calling thread;
 * closing sets it to null, so that the same comparison finds use after closing.
 */
final class Ownership {
    private Ownership() {}

    /** Why the calling thread may not use the ring. */
    static IllegalStateException refused(Thread owner) {
        if (owner == null) {
            return new IllegalStateException("the ring is closed");
        }
        return new IllegalStateException("the ring belongs to thread \"" + owner.getName() + "\" and was used by \""
                + Thread.currentThread().getName() + "\": hand the operation over to its owner");
    }

    /** The calling thread, to become the owner of a ring. */
    static Thread claim() {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            throw new IllegalStateException("a virtual thread moves between kernel threads and cannot own a ring:"
                    + " open the ring on a platform thread");
        }
        return thread;
    }
}
