package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;

/** Entries go to a submission thread, and the application takes back what it pushed since it submitted. */
record DiscardScenario(Check check, RingImage image, int submitted) implements Scenario {

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
        for (int i = 0; i < submitted; i++) {
            model.settle(i);
            Entries.push(queue, i, 0);
        }
        ring.submit();
        model.settle(submitted);
        boolean pushed = Entries.push(queue, submitted + 1, 0);
        int back = queue.discard();
        if (back != (pushed ? 1 : 0)) {
            throw new Violation(
                    back + " slots were taken back of " + (pushed ? "1 that was" : "0 that were") + " pushed");
        }
        model.settle(-submitted);
        while (!Entries.push(queue, submitted, 0)) {
            model.pause();
        }
        ring.submit();
        model.finish(submitted + 1);
    }
}
