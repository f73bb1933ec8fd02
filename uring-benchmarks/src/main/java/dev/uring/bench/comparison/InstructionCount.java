package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many instructions an operation takes in user space, counted by single steps of the working thread. Unlike times it is
 * the same on a busy machine.
 */
final class InstructionCount {
    private static final String COUNTER = "count_instructions";
    private static final int INTERVALS = 5;

    private static final int WARM_UP_SLICES = 10;

    /** On a busy machine the compiler gets little time: slices alone do not tell that everything is compiled. */
    private static final long WARM_UP_OPERATIONS = 2_000_000;

    private static final int MAX_SLICES = 100;
    private static final long WARM_UP_SLICE = 250_000_000;

    /** Longer than the counting takes, which slows the thread down a thousand times. */
    private static final long SLICE = 100_000_000_000L;

    /** The batch of which the instructions are judged. */
    private static final int JUDGED_BATCH = 32;

    private static final int DEPTH = 32;

    /**
     * What a NOP at that batch must not exceed, so that it does not get worse unseen. The aim is to be below liburing.
     */
    private static final double LIMIT = 75;

    /** What many may take of what one takes: two JVMs do not compile quite the same. */
    private static final double GROWTH = 1.05;

    private final Programs programs;

    InstructionCount(Programs programs) {
        this.programs = programs;
    }

    /** Whether this machine has what is needed: x86-64 and a C compiler. */
    boolean isPossible() {
        return programs.canCompile(COUNTER) && programs.canCompile("nop_liburing");
    }

    /**
     * Compares NOPs and reads from the page cache in Java with C.
     *
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    List<Verdict> run(List<Integer> batches, Path file) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (int batch : batches) {
            double library = perOperation(programs.c("nop_liburing", batch), batch);
            double raw = perOperation(programs.c("nop_raw", batch), batch);
            double java = perOperation(programs.java("nop", batch), batch);
            System.out.printf(
                    Locale.ROOT,
                    "  NOP batch %-4d C liburing %6.1f   C raw ring %6.1f   Java %6.1f%n",
                    batch,
                    library,
                    raw,
                    java);
            if (batch == JUDGED_BATCH) {
                verdicts.add(verdict("NOP at batch " + batch, java, library));
            }
        }
        // All reads of a submit are over when it returns, so that a call of io_uring_enter is for as many as the depth.
        for (String mode : List.of("plain", "registered")) {
            double library = perOperation(programs.c("read_liburing", DEPTH, file, mode), DEPTH);
            double java = perOperation(programs.java("read", DEPTH, file, mode), DEPTH);
            System.out.printf(
                    Locale.ROOT,
                    "  cached read, %s, depth %d   C liburing %6.1f   Java %6.1f%n",
                    mode,
                    DEPTH,
                    library,
                    java);
            verdicts.add(verdict("cached read, " + mode + ", at depth " + DEPTH, java, library));
        }
        return verdicts;
    }

    /**
     * Whether an operation takes more instructions among many than alone.
     *
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    List<Verdict> byCount() throws IOException {
        // A step of the first is a send and a receive, of the second a batch of 32 reads.
        return List.of(
                growth("in flight", 4096, 2, "waiting"),
                growth("descriptors", 10_000, 32, "descriptors", "registered"));
    }

    private Verdict growth(String subject, int many, int operations, String workload, Object... mode)
            throws IOException {
        double one = perOperation(command(workload, 1, mode), operations);
        double all = perOperation(command(workload, many, mode), operations);
        String figure = String.format(Locale.ROOT, "%.1f in user space, %.1f alone", all, one);
        System.out.println("  " + many + " " + subject + ": " + figure);
        return new Verdict("instructions with " + many + " " + subject + ", flat", figure, all / one, GROWTH);
    }

    private List<String> command(String workload, int count, Object... mode) {
        List<Object> arguments = new ArrayList<>(List.of(workload, count));
        arguments.addAll(List.of(mode));
        return programs.java(arguments.toArray());
    }

    /**
     * Whether a NOP in Java takes more than it used to.
     *
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    Verdict guard() throws IOException {
        double java = perOperation(programs.java("nop", JUDGED_BATCH), JUDGED_BATCH);
        System.out.printf(Locale.ROOT, "  NOP batch %-4d Java %6.1f%n", JUDGED_BATCH, java);
        return verdict("NOP at batch " + JUDGED_BATCH, java, LIMIT);
    }

    private static Verdict verdict(String subject, double java, double limit) {
        return new Verdict(
                "instructions per " + subject, String.format(Locale.ROOT, "%.1f in user space", java), java, limit);
    }

    private double perOperation(List<String> command, int batch) throws IOException {
        try (Child program = new Child(command)) {
            long operations = 0;
            for (int i = 0; i < MAX_SLICES && (i < WARM_UP_SLICES || operations < WARM_UP_OPERATIONS); i++) {
                program.request(WARM_UP_SLICE);
                operations += program.finish().operations();
            }
            program.request(SLICE);
            try {
                return Double.parseDouble(new Counter(programs.c(COUNTER, program.thread(), INTERVALS)).result())
                        / batch;
            } finally {
                program.kill();
            }
        }
    }
}
