package dev.uring.bench.comparison.program;

import java.io.IOException;

/** Something that can be done again and again. */
public interface Workload extends AutoCloseable {

    /**
     * Does the work some times.
     *
     * @return how many operations that were
     */
    long run(int rounds) throws Exception;

    /** How long single operations took. */
    default Latencies latencies() {
        return Latencies.NONE;
    }

    @Override
    void close() throws IOException;
}
