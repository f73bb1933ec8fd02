package dev.uring.bench.comparison.peer;

import java.io.IOException;

/** Batches of NOPs through Netty's io_uring event loop. */
final class NettyNop extends NettyWorkload {
    private static final byte IORING_OP_NOP = 0;
    private static final int NO_FILE = -1;

    private final int batch;
    private int rounds;
    private int left;
    private int missing;

    NettyNop(int batch) throws IOException {
        this.batch = batch;
    }

    @Override
    void begin(int rounds) {
        this.rounds = rounds;
        left = rounds;
        push();
    }

    @Override
    void completed(long userData, int result) {
        if (result != 0) {
            throw new IllegalStateException("a NOP answers " + result);
        }
        if (--missing > 0) {
            return;
        }
        if (--left > 0) {
            push();
        } else {
            end((long) rounds * batch);
        }
    }

    private void push() {
        missing = batch;
        for (int place = 0; place < batch; place++) {
            submit(IORING_OP_NOP, NO_FILE, 0, 0, 0, place);
        }
    }
}
