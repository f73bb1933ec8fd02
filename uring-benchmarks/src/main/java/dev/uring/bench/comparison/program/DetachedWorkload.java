package dev.uring.bench.comparison.program;

import dev.uring.Sqe;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import dev.uring.op.ring.Nop;

/** Detached entries, built once and pushed again and again. */
final class DetachedWorkload extends RingWorkload {
    private final Sqe[] entries;

    DetachedWorkload(int batch) throws UringException {
        super(batch, Reading.FOR_EACH);
        entries = new Sqe[batch];
        for (int place = 0; place < batch; place++) {
            entries[place] = Nop.of().userData(place).build();
        }
    }

    @Override
    void push(SubmissionQueue queue, int place) {
        queue.push(entries[place]);
    }

    @Override
    int expected(int place) {
        return 0;
    }
}
