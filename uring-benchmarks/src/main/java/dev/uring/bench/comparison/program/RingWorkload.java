package dev.uring.bench.comparison.program;

import dev.uring.CqeBatch;
import dev.uring.CqeConsumer;
import dev.uring.CqeCursor;
import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import java.io.IOException;

/**
 * Rounds of a batch of entries, one submit that waits for all of them, and their completions.
 *
 * <p>The ring has the default preset, and everything goes through the public interface.
 */
abstract class RingWorkload implements Workload {
    private static final int ENTRIES = 256;

    /** How completions are read. */
    enum Reading {
        FOR_EACH,
        CURSOR,
        BATCH
    }

    final IoUring ring;
    private final int batch;
    private final Reading reading;
    private final CqeBatch completions = new CqeBatch(ENTRIES);
    private final CqeConsumer check = (userData, result, flags) -> check(userData, result);

    RingWorkload(int batch, Reading reading) throws UringException {
        this.batch = batch;
        this.reading = reading;
        ring = IoUring.open(ENTRIES);
    }

    /** Pushes one entry, with its place in the batch as user data. */
    abstract void push(SubmissionQueue queue, int place);

    /** The result of the entry at a place in the batch. */
    abstract int expected(int place);

    @Override
    public final long run(int rounds) throws UringException {
        SubmissionQueue queue = ring.submission();
        for (int round = 0; round < rounds; round++) {
            for (int place = 0; place < batch; place++) {
                push(queue, place);
            }
            ring.submitAndWait(batch);
            int completed = read();
            if (completed != batch) {
                throw new IllegalStateException(completed + " completions instead of " + batch);
            }
        }
        return (long) rounds * batch;
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }

    private int read() {
        return switch (reading) {
            case FOR_EACH -> ring.completion().forEach(check);
            case CURSOR -> readCursor();
            case BATCH -> readBatch();
        };
    }

    private int readCursor() {
        int count = 0;
        CqeCursor cursor = ring.completion().cursor();
        while (cursor.next()) {
            check(cursor.userData(), cursor.result());
            count++;
        }
        return count;
    }

    private int readBatch() {
        int count = ring.completion().drainTo(completions);
        for (int i = 0; i < count; i++) {
            check(completions.userData(i), completions.result(i));
        }
        return count;
    }

    private void check(long userData, int result) {
        if (result != expected((int) userData)) {
            throw new IllegalStateException("the entry at place " + userData + " answers " + result + " instead of "
                    + expected((int) userData));
        }
    }
}
