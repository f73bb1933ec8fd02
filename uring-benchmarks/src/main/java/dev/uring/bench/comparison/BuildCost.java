package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.ArrayList;
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
    List<Verdict> run() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (String form : FORMS) {
            verdicts.add(measure(form, programs.java("build", form)));
        }
        verdicts.add(measure("all ten by turns", programs.java("build-mixed")));
        verdicts.forEach(System.out::println);
        return verdicts;
    }

    private Verdict measure(String name, List<String> command) throws IOException {
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
        String figure = String.format(
                Locale.ROOT, "%.2f (%.2f..%.2f) ns of CPU, %.2f B", time.median(), time.low(), time.high(), bytes);
        return new Verdict("build " + name, figure, time.median(), LIMIT);
    }
}
