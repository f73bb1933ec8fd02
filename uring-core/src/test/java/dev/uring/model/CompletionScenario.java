package dev.uring.model;

import dev.uring.Cqe;
import dev.uring.CqeCursor;
import dev.uring.IoUring;
import dev.uring.UringException;

/**
 * Completions arrive that nobody waits for; those that find the queue full have to be asked for.
 *
 * @param completions how many
 * @param largeEvery in a ring of mixed sizes, every how many completions one has 32 bytes
 */
record CompletionScenario(Check check, RingImage image, int completions, int largeEvery, Reader reader)
        implements Scenario {

    /** The ways to take completions from the queue; each answers how many it took. */
    enum Reader {
        FOR_EACH {
            @Override
            int read(IoUring ring, Expectation next) {
                return ring.completion().forEach(next::accept);
            }
        },
        /** The consumer reads on by itself, beyond where the iteration was to end. */
        FOR_EACH_AND_POLL {
            @Override
            int read(IoUring ring, Expectation next) {
                int before = next.count();
                ring.completion().forEach((userData, result, flags) -> {
                    next.accept(userData, result, flags);
                    POLL.read(ring, next);
                });
                return next.count() - before;
            }
        },
        CURSOR {
            @Override
            int read(IoUring ring, Expectation next) {
                CqeCursor cursor = ring.completion().cursor();
                int count = 0;
                for (; cursor.next(); count++) {
                    next.accept(cursor.userData(), cursor.result(), cursor.flags());
                    next.acceptExtra(cursor.extra1(), cursor.extra2());
                }
                return count;
            }
        },
        POLL {
            @Override
            int read(IoUring ring, Expectation next) {
                Cqe cqe = ring.completion().poll();
                if (cqe == null) {
                    return 0;
                }
                next.accept(cqe.userData(), cqe.result(), cqe.flags());
                next.acceptExtra(cqe.extra1(), cqe.extra2());
                return 1;
            }
        };

        abstract int read(IoUring ring, Expectation next);
    }

    @Override
    public void run(Model model, IoUring ring) throws UringException {
        model.complete(completions);
        Expectation next = new Expectation(image, largeEvery);
        while (next.count() < completions) {
            model.settle(next.count());
            if (reader.read(ring, next) > 0) {
                continue;
            }
            if (ring.submission().hasOverflow()) {
                ring.submitter().getEvents();
            } else {
                model.pause();
            }
        }
        model.finish(0);
    }
}
