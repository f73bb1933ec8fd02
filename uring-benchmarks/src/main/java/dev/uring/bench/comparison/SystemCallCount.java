package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.List;

/** How many system calls submitting takes, with and without a submission thread that is awake. */
final class SystemCallCount {
    private static final String COUNTER = "count_system_calls";
    private static final long WARM_UP = 500_000_000;
    private static final long SLICE = 200_000_000;

    private final Programs programs;

    SystemCallCount(Programs programs) {
        this.programs = programs;
    }

    /** Whether this machine has a C compiler. */
    boolean isPossible() {
        return programs.canCompile(COUNTER);
    }

    /**
     * Counts. The ring without a submission thread shows that the counter sees what there is to see.
     *
     * @return that a submission thread spares all calls of io_uring_enter
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    List<Verdict> run() throws IOException {
        long[] without = count("without a submission thread", programs.java("nop", 32));
        if (without[0] == 0) {
            throw new IOException("the counter sees no calls of a ring without a submission thread");
        }
        long[] with = count("with one that is awake", programs.java("polled", 32));
        String figure = with[0] + " io_uring_enter in " + with[1] + " NOPs";
        return List.of(new Verdict("submit with SQPOLL", figure, with[0], 0));
    }

    /** How many calls of io_uring_enter, and how many operations. */
    private long[] count(String name, List<String> command) throws IOException {
        try (Child program = new Child(command)) {
            program.request(WARM_UP);
            program.finish();
            Counter counter = new Counter(programs.c(COUNTER, program.thread()));
            String attached = counter.line();
            if (!"attached".equals(attached)) {
                counter.result();
                throw new IOException("cannot count system calls: " + attached);
            }
            program.request(SLICE);
            String[] calls = counter.result().split(" ");
            long operations = program.finish().operations();
            System.out.println("  " + name + ": " + calls[0] + " io_uring_enter and " + calls[1] + " other calls in "
                    + operations + " NOPs in batches of 32");
            return new long[] {Long.parseLong(calls[0]), operations};
        }
    }
}
