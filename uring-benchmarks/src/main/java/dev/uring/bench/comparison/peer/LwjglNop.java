package dev.uring.bench.comparison.peer;

import static org.lwjgl.system.linux.liburing.LibURing.io_uring_prep_nop;

import dev.uring.bench.comparison.program.Workload;
import java.io.IOException;
import org.lwjgl.system.linux.liburing.IOURingSQE;

/** Batches of NOPs through LWJGL. */
final class LwjglNop implements Workload {
    private final LwjglRing ring = new LwjglRing();
    private final int batch;
    private final LwjglRing.Consumer check = LwjglNop::check;

    LwjglNop(int batch) throws IOException {
        this.batch = batch;
    }

    @Override
    public long run(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (int place = 0; place < batch; place++) {
                IOURingSQE entry = ring.next();
                io_uring_prep_nop(entry);
                entry.user_data(place);
            }
            ring.submitAndWait(batch);
            int completed = ring.forEach(check);
            if (completed != batch) {
                throw new IllegalStateException(completed + " completions instead of " + batch);
            }
        }
        return (long) rounds * batch;
    }

    @Override
    public void close() {
        ring.close();
    }

    private static void check(long userData, int result) {
        if (result != 0) {
            throw new IllegalStateException("a NOP answers " + result);
        }
    }
}
