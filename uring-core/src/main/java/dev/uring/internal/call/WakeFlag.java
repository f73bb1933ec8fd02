package dev.uring.internal.call;

/** Says, from any thread, that a wait is to end. */
public final class WakeFlag {
    private volatile boolean raised;

    public void raise() {
        raised = true;
    }

    public boolean isRaised() {
        return raised;
    }

    /** Whether it was raised since the last time. */
    public boolean take() {
        if (!raised) {
            return false;
        }
        raised = false;
        return true;
    }
}
