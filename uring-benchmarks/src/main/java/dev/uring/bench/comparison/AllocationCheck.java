package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether operations allocate nothing once they are compiled: slices in a row, of thousands of operations each, in which the
 * thread allocated not one byte.
 */
final class AllocationCheck {
    private static final long SLICE = 100_000_000;
    private static final int SLICES_IN_A_ROW = 3;

    /** How long a JVM on a slow and busy machine may take until everything is compiled. */
    private static final int MAX_SLICES = 200;

    private final Map<String, List<String>> commands = new LinkedHashMap<>();

    AllocationCheck(Programs programs) {
        for (String kind : List.of("nop", "read", "write", "send", "recv", "accept")) {
            commands.put(kind, programs.java("kind", kind));
        }
        commands.put("six kinds mixed", programs.java("mixed"));
        commands.put("beneath many callers", programs.java("deep"));
        commands.put("pushed and built", programs.java("push-and-build"));
        commands.put("detached entries", programs.java("detached"));
        commands.put("completions by forEach", programs.java("reading", "for_each"));
        commands.put("completions by cursor", programs.java("reading", "cursor"));
        commands.put("completions in batches", programs.java("reading", "batch"));
    }

    /** Checks all kinds of use: 0 bytes is the limit of each. */
    List<Verdict> run() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : commands.entrySet()) {
            double bytes = bytesPerOperation(entry.getValue());
            System.out.printf(Locale.ROOT, "  %-24s %s B/op%n", entry.getKey(), bytes);
            verdicts.add(new Verdict("allocation of " + entry.getKey(), bytes + " B per operation", bytes, 0));
        }
        return verdicts;
    }

    private static double bytesPerOperation(List<String> command) throws IOException {
        try (Child program = new Child(command)) {
            int clean = 0;
            double last = 0;
            for (int i = 0; i < MAX_SLICES && clean < SLICES_IN_A_ROW; i++) {
                program.request(SLICE);
                double bytes = program.finish().bytesPerOperation();
                clean = bytes == 0 ? clean + 1 : 0;
                last = bytes == 0 ? last : bytes;
            }
            return clean == SLICES_IN_A_ROW ? 0 : last;
        }
    }
}
