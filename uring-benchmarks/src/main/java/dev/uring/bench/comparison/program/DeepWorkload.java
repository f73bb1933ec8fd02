package dev.uring.bench.comparison.program;

import dev.uring.CqeConsumer;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.op.ring.Nop;
import java.io.IOException;

/**
 * One operation at a time beneath many callers, as in an application: HotSpot inlines some 15 methods deep, and what it leaves
 * out there must not allocate either.
 */
final class DeepWorkload implements Workload {
    private static final int TURNS = 1_000;

    private final IoUring ring = IoUring.open(1);
    private final CqeConsumer completed = this::completed;
    private int completions;

    DeepWorkload() throws UringException {}

    @Override
    public long run(int rounds) throws UringException {
        completions = 0;
        // So many that HotSpot compiles this loop, with all that it inlines, before it compiles anything beneath.
        for (int turn = 0; turn < TURNS * rounds; turn++) {
            first();
        }
        return completions;
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }

    private void first() throws UringException {
        second();
    }

    private void second() throws UringException {
        third();
    }

    private void third() throws UringException {
        fourth();
    }

    private void fourth() throws UringException {
        fifth();
    }

    private void fifth() throws UringException {
        sixth();
    }

    private void sixth() throws UringException {
        seventh();
    }

    private void seventh() throws UringException {
        eighth();
    }

    private void eighth() throws UringException {
        ring.submission().push(Nop.of().userData(1));
        ring.submitAndWait(1);
        ring.completion().forEach(completed);
    }

    private void completed(long userData, int result, int flags) {
        if (result != 0) {
            throw new IllegalStateException("a NOP answers " + result);
        }
        completions++;
    }
}
