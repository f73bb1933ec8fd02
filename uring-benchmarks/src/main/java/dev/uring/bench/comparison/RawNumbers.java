package dev.uring.bench.comparison;

import java.util.List;
import java.util.Locale;

/** Every slice as a line of comma-separated values; names, which may have commas in them, are in quotes. */
final class RawNumbers {
    private static final String HEADER =
            "experiment,program,round,position,operations,nanoseconds,cpu_nanoseconds,allocated_bytes,others_share\n";

    private RawNumbers() {}

    static String of(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder(HEADER);
        for (Measurement m : measurements) {
            line(text, m, "before", m.before());
            line(text, m, "slice", m.slice());
            line(text, m, "after", m.after());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Measurement m, String position, Slice slice) {
        text.append(String.format(
                Locale.ROOT,
                "\"%s\",\"%s\",%d,%s,%d,%d,%d,%d,%.3f%n",
                m.experiment(),
                m.program(),
                m.round(),
                position,
                slice.operations(),
                slice.nanoseconds(),
                slice.cpuNanoseconds(),
                slice.allocatedBytes(),
                slice.othersShare()));
    }
}
