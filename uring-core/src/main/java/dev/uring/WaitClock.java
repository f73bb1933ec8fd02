package dev.uring;

/**
 * The clock that timeouts and deadlines of waiting count on; see {@link Submitter#clock}.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="clock"}
 */
public enum WaitClock {
    /** {@code CLOCK_MONOTONIC}: stands still while the machine is suspended. */
    MONOTONIC(1),

    /** {@code CLOCK_BOOTTIME}: goes on while the machine is suspended. */
    BOOTTIME(7);

    private final int id;

    WaitClock(int id) {
        this.id = id;
    }

    /** {@code CLOCK_*}. */
    public int id() {
        return id;
    }
}
