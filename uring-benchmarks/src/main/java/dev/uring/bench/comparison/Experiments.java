package dev.uring.bench.comparison;

import dev.uring.bench.comparison.Experiment.Bar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is measured side by side, and the bars. */
final class Experiments {
    private static final String C = "C liburing";
    private static final String RAW = "C raw ring";
    private static final String JAVA = "Java";

    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);
    private static final List<Integer> DEPTHS = List.of(1, 32, 128);

    private static final String TIMED = "timed";

    private final Programs programs;

    Experiments(Programs programs) {
        this.programs = programs;
    }

    /** NOPs in batches. */
    List<Experiment> nop() throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (int batch : BATCHES) {
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put(C, programs.c("nop_liburing", batch));
            commands.put(RAW, programs.c("nop_raw", batch));
            commands.put(JAVA, programs.java("nop", batch));
            List<Bar> bars = batch == 1
                    ? List.of(new Bar(JAVA, C, 1.00))
                    : List.of(new Bar(JAVA, C, 0.97), new Bar(JAVA, RAW, 1.05));
            experiments.add(new Experiment("NOP batch " + batch, C, commands, bars));
        }
        return experiments;
    }

    /**
     * Random reads of 4 KiB.
     *
     * @param mode "plain", "registered" or "direct"
     */
    List<Experiment> reads(String mode, Path file) throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (int depth : DEPTHS) {
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put(C, programs.c("read_liburing", depth, file, mode));
            commands.put(JAVA, programs.java("read", depth, file, mode));
            if (mode.equals("plain")) {
                commands.put("FileChannel", programs.java("channel", file, mode));
                commands.put("AsynchronousFileChannel", programs.java("asynchronous", depth, file, mode));
            } else if (mode.equals("direct")) {
                commands.put("FileChannel, threads", programs.java("channels", depth, file, mode));
                commands.put("AsynchronousFileChannel", programs.java("asynchronous", depth, file, mode));
            }
            experiments.add(
                    new Experiment("read " + mode + " depth " + depth, C, commands, List.of(new Bar(JAVA, C, 1.03))));
        }
        return experiments;
    }

    /**
     * Random reads of 4 KiB, each of which is timed: an experiment of its own, because looking at the clock takes time.
     *
     * @param mode "plain" or "direct"
     */
    List<Experiment> timedReads(String mode, Path file) throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (int depth : DEPTHS) {
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put(C, programs.c("read_liburing", depth, file, mode, TIMED));
            commands.put(JAVA, programs.java("read", depth, file, mode, TIMED));
            if (depth == 1) {
                commands.put("FileChannel", programs.java("channel", file, mode, TIMED));
            }
            experiments.add(new Experiment("timed " + mode + " depth " + depth, C, commands, List.of()));
        }
        return experiments;
    }
}
