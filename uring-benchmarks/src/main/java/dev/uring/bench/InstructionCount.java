package dev.uring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** The counter's exit status when the system forbids tracing. */
    private static final int NOT_ALLOWED = 3;

    private static final int WARM_UP_SLICES = 10;
    private static final long WARM_UP_SLICE = 250_000_000;

    /** Longer than the counting takes, which slows the thread down a thousand times. */
    private static final long SLICE = 100_000_000_000L;

    /** The batch of which smoke judges the instructions. */
    static final int JUDGED_BATCH = 32;

    /** What a NOP at that batch must not exceed, so that it does not get worse unseen. The aim is to be below liburing. */
    private static final double LIMIT = 140;

    private final Programs programs;

    InstructionCount(Programs programs) {
        this.programs = programs;
    }

    /** Whether this machine has what is needed: x86-64 and a C compiler. */
    boolean isPossible() {
        return programs.canCompile(COUNTER) && programs.canCompile("nop_liburing");
    }

    /**
     * Compares NOPs in Java with C.
     *
     * @return one line for each limit that is exceeded
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    List<String> run(List<Integer> batches) throws IOException {
        List<String> failures = new ArrayList<>();
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
            if (batch == JUDGED_BATCH && java > LIMIT) {
                failures.add("a NOP at batch " + batch + " takes " + java + " instructions, limit " + LIMIT);
            }
        }
        return failures;
    }

    private double perOperation(List<String> command, int batch) throws IOException {
        try (Child program = new Child(command)) {
            for (int i = 0; i < WARM_UP_SLICES; i++) {
                program.request(WARM_UP_SLICE);
                program.finish();
            }
            program.request(SLICE);
            try {
                return (double) count(program.thread()) / batch;
            } finally {
                program.kill();
            }
        }
    }

    private long count(long thread) throws IOException {
        Process counter = new ProcessBuilder(programs.c(COUNTER, thread, INTERVALS))
                .redirectErrorStream(true)
                .start();
        String output = new String(counter.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int status = counter.waitFor();
            if (status == NOT_ALLOWED) {
                throw new UnsupportedOperationException("tracing is not allowed here: " + output);
            }
            if (status != 0) {
                throw new IOException("cannot count instructions: " + output);
            }
        } catch (InterruptedException e) {
            counter.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        return Long.parseLong(output);
    }
}
