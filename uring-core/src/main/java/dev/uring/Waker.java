package dev.uring;

import dev.uring.internal.call.WakeFlag;

/**
 * Ends a wait of a ring's owner from another thread; {@link Submitter#waker()} gives it. Usable from any thread, virtual
 * ones too.
 *
 * <p>Nothing is sent through the ring, so that no completion comes of it and kernel 5.11 is enough: the owner looks
 * every 10 milliseconds while it waits. Where that is too late, and on kernel 6.13 or newer, a
 * {@link dev.uring.register.RingMessenger} posts a completion, which ends a wait for one at once.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="waker"}
 */
public final class Waker {
    private final WakeFlag flag;

    Waker(WakeFlag flag) {
        this.flag = flag;
    }

    /**
     * Ends the wait that is going on or, when there is none, the next one that would have to wait. Calls before that are
     * one. Does nothing when the ring is closed.
     */
    public void wakeup() {
        flag.raise();
    }
}
