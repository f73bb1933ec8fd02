package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;

/**
 * Entries go to a submission thread.
 *
 * @param pushes how many entries
 * @param batch after how many entries to submit
 * @param largeEvery every how many entries one has 128 bytes, 0 for never
 */
record SubmissionScenario(Check check, RingImage image, int pushes, int batch, int largeEvery, Manner manner)
        implements Scenario {

    /** What the application does to hand entries over, and when the queue is full. */
    enum Manner {
        /** Submits, and asks again when the queue is full. */
        SUBMIT,
        /** Submits, and waits in a call for room. */
        WAIT,
        /** Publishes, submits only when the thread sleeps, and asks again when the queue is full. */
        SYNC
    }

    @Override
    public boolean completing() {
        return false;
    }

    @Override
    public boolean partial() {
        return true;
    }

    @Override
    public void run(Model model, IoUring ring) throws UringException {
        SubmissionQueue queue = ring.submission();
        for (int i = 0; i < pushes; i++) {
            model.settle(i);
            while (!Entries.push(queue, i, largeEvery)) {
                makeRoom(model, ring);
                model.settle(i);
            }
            if ((i + 1) % batch == 0) {
                handOver(ring);
            }
        }
        model.settle(pushes);
        handOver(ring);
        model.finish(pushes);
    }

    private void handOver(IoUring ring) throws UringException {
        if (manner == Manner.SYNC) {
            ring.submission().sync();
            if (!ring.submission().needsWakeup()) {
                return;
            }
        }
        ring.submit();
    }

    private void makeRoom(Model model, IoUring ring) throws UringException {
        if (manner == Manner.WAIT) {
            ring.submitter().waitForSpace();
            if (ring.submission().spaceLeft() == 0) {
                throw new Violation("the submission queue is full after waiting for room");
            }
        } else {
            handOver(ring);
            model.pause();
        }
    }
}
