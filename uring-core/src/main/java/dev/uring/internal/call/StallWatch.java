package dev.uring.internal.call;

import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.CompletionRing;

/**
 * Notices a host that answers every call at once and does nothing, so that waiting would go on for ever at full speed.
 *
 * <p>A kernel, too, ends a wait early: when a signal arrives, which shows only while the completion queue is empty, and
 * when a timeout ends that posts no completion. So one fruitless call means nothing, nor do many. But nothing ends
 * {@value #CALLS} waits in a row, more than 30,000 a second, without a single completion or entry.
 */
public final class StallWatch {
    private static final int CALLS = 1 << 16;
    private static final long NANOS = 2_000_000_000;

    private final RingBackend backend;
    private final CompletionRing completion;

    private int calls;
    private int end;
    private long start;

    public StallWatch(RingBackend backend, CompletionRing completion) {
        this.backend = backend;
        this.completion = completion;
    }

    /**
     * A call was to wait and has to be repeated. How far the completion queue got is what was seen last.
     *
     * @param taken how many entries it took
     */
    public void repeated(int taken) {
        int now = completion.end();
        if (calls == 0 || taken > 0 || now != end) {
            calls = 0;
            end = now;
            start = System.nanoTime();
        }
        if (++calls == CALLS) {
            calls = 0;
            long passed = System.nanoTime() - start;
            if (passed < NANOS) {
                throw backend.implausible("io_uring_enter returned " + CALLS + " times within " + passed / 1_000_000
                        + " ms without waiting, taking an entry or bringing a completion");
            }
        }
    }
}
