package dev.uring.bench.comparison.program;

import dev.uring.CqeConsumer;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.time.Duration;

/** Batches of NOPs on a ring whose submission thread does not sleep meanwhile; completions are waited for by looking. */
final class PolledWorkload implements Workload {
    private static final int ENTRIES = 256;

    /** Longer than this thread waits for a CPU on a busy machine. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final IoUring ring;
    private final int batch;
    private final CqeConsumer check = (userData, result, flags) -> {
        if (result != 0) {
            throw new IllegalStateException("a NOP answers " + result);
        }
    };

    PolledWorkload(int batch) throws UringException {
        this.batch = batch;
        ring = IoUring.builder(ENTRIES).sqpoll(IDLE).open();
    }

    @Override
    public long run(int rounds) throws UringException {
        for (int round = 0; round < rounds; round++) {
            for (int place = 0; place < batch; place++) {
                ring.submission().push(Nop.of().userData(place));
            }
            ring.submit();
            for (int completed = 0;
                    completed < batch;
                    completed += ring.completion().forEach(check)) {
                Thread.onSpinWait();
            }
        }
        return (long) rounds * batch;
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }
}
