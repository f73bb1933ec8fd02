package dev.uring.bench.comparison.program;

import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import dev.uring.op.ring.Nop;

/** Batches of NOPs. */
final class NopWorkload extends RingWorkload {

    NopWorkload(int batch, Reading reading) throws UringException {
        super(batch, reading);
    }

    @Override
    void push(SubmissionQueue queue, int place) {
        queue.push(Nop.of().userData(place));
    }

    @Override
    int expected(int place) {
        return 0;
    }
}
