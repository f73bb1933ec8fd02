package dev.uring.internal;

/**
 * The one thread that may use a ring. All parts of a ring share this object; closing takes the thread away, so that the same
 * comparison finds use after closing.
 */
public final class Owner {
    private Thread thread;

    private Owner(Thread thread) {
        this.thread = thread;
    }

    /** The calling thread as an owner. */
    public static Owner claim() {
        refuseVirtual();
        return new Owner(Thread.currentThread());
    }

    /** Makes the calling thread the owner. A virtual one can do no more than close an orphaned ring. */
    public void take() {
        thread = Thread.currentThread();
    }

    /** Refuses every use from now on. */
    public void retire() {
        thread = null;
    }

    /** Refuses any thread but the owner, and every thread after closing. */
    public void check() {
        if (Thread.currentThread() != thread) {
            throw refused();
        }
    }

    /** Refuses every thread after closing. */
    public void checkOpen() {
        if (thread == null) {
            throw refused();
        }
    }

    public boolean isCaller() {
        return Thread.currentThread() == thread;
    }

    public boolean isOpen() {
        return thread != null;
    }

    /** Whether the owner's thread has ended. */
    public boolean isGone() {
        return thread != null && !thread.isAlive();
    }

    public static IllegalStateException closed() {
        return new IllegalStateException("the ring is closed");
    }

    /** Refuses a calling thread that can own no ring. */
    public static void refuseVirtual() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a virtual thread moves between kernel threads and cannot own a ring:"
                    + " open the ring on a platform thread");
        }
    }

    private IllegalStateException refused() {
        Thread owner = thread;
        if (owner == null) {
            return closed();
        }
        return new IllegalStateException("the ring belongs to thread \"" + owner.getName() + "\" and was used by \""
                + Thread.currentThread().getName() + "\": hand the operation over to its owner");
    }
}
