package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;

/**
 * Entries are submitted, and their completions waited for.
 *
 * @param pushes how many entries
 * @param batch how many entries to submit, and then how many completions to wait for, at once
 * @param waiting whether to block until completions are there, instead of to ask again and again
 * @param partial whether a call may take fewer entries than it is given, or none
 */
record RoundTripScenario(Check check, RingImage image, int pushes, int batch, boolean waiting, boolean partial)
        implements Scenario {

    @Override
    public void run(Model model, IoUring ring) throws UringException {
        Expectation next = new Expectation(image, 1);
        int pushed = 0;
        while (next.count() < pushes) {
            model.settle(pushed, next.count());
            int room = Math.min(pushes, next.count() + batch);
            while (pushed < room && Entries.push(ring.submission(), pushed, 0)) {
                pushed++;
            }
            submit(ring, waiting ? Math.min(batch, pushed - next.count()) : 0);
            int before = next.count();
            ring.completion().forEach(next::accept);
            if (next.count() == before && !waiting) {
                model.pause();
            }
        }
        model.finish(pushes);
    }

    private void submit(IoUring ring, int wanted) throws UringException {
        try {
            if (waiting) {
                ring.submitAndWait(wanted);
            } else {
                ring.submit();
            }
        } catch (UringException e) {
            if (e.errno() != Errno.EAGAIN) {
                throw e;
            }
        }
    }
}
