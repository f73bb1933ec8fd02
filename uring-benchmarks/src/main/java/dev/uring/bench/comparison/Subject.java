package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.List;

/** What is measured: it works in slices on demand, and waits for the next demand otherwise. */
interface Subject extends AutoCloseable {

    /** Lets it work for a time. */
    Slice run(long nanoseconds) throws IOException;

    @Override
    void close();

    /** How subjects are started. */
    interface Starter {

        /** Starts what is measured of the program with this command, and waits until it is ready. */
        Subject start(List<String> command) throws IOException;
    }
}
