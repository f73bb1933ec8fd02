package dev.uring.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What it costs to describe an operation and write its entry. */
final class BuildCost {
    private static final double LIMIT = 5;
    private static final int WARM_UP_SLICES = 5;

    private static final List<String> FORMS = List.of(
            "read", "write", "read_fixed", "write_fixed", "fsync", "send", "recv", "accept", "poll_add", "timeout");

    private final Programs programs;
    private final long slice;
    private final int rounds;

    BuildCost(Programs programs, long slice, int rounds) {
        this.programs = programs;
        this.slice = slice;
        this.rounds = rounds;
    }

    /** Measures each form, and all of them by turns; prints a line for each. */
    void run() throws IOException {
        for (String form : FORMS) {
            measure(form, programs.java("build", form));
        }
        measure("all ten by turns", programs.java("build-mixed"));
    }

    private void measure(String name, List<String> command) throws IOException {
        double[] times = new double[rounds];
        double bytes = 0;
        try (Child program = new Child(command)) {
            for (int i = 0; i < WARM_UP_SLICES; i++) {
                program.run(slice);
            }
            for (int i = 0; i < rounds; i++) {
                Slice result = program.run(slice);
                times[i] = result.cpuPerOperation();
                bytes = result.bytesPerOperation();
            }
        }
        Statistics time = Statistics.of(times);
        System.out.printf(
                Locale.ROOT,
                "%-5s build %-18s %5.2f ns of CPU (%.2f..%.2f), limit %.0f; %.2f B%n",
                time.median() <= LIMIT ? "holds" : "FAILS",
                name,
                time.median(),
                time.low(),
                time.high(),
                LIMIT,
                bytes);
    }
}
