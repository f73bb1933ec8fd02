package dev.uring.bench.comparison;

import dev.uring.bench.comparison.Experiment.Bar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Copies of a file of 1 GiB by whole processes, and of an empty one, which takes nothing but the start. */
final class Copies {
    private static final int DEPTH = 8;
    private static final int BLOCK = 256 << 10;
    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 1 << 10;

    private static final String C = "C liburing";
    private static final String COREUTILS = "coreutils";
    private static final String JDK = "Files.copy";
    private static final String JAVA = "./uring cp";
    private static final String EMPTY = ", empty file";

    /** Less a JVM's start, as much as C; with it, no more than what others offer. */
    private static final double BESIDE_C = 1.05;

    private static final double BESIDE_OTHERS = 1.00;

    private final Programs programs;
    private final String uring;
    private final Path source;
    private final Path empty;
    private final Path target;

    /**
     * Prepares the files.
     *
     * @param uring the script that runs the program to measure
     * @param folder where files go, on a local disk
     */
    Copies(Programs programs, Path uring, Path folder) throws IOException {
        this.programs = programs;
        this.uring = uring.toString();
        Files.createDirectories(folder);
        source = folder.resolve("source");
        empty = folder.resolve("empty");
        target = folder.resolve("target");
        if (!Files.exists(source) || Files.size(source) != (long) CHUNK * CHUNKS) {
            write(source);
        }
        Files.write(empty, new byte[0]);
    }

    /**
     * The programs side by side.
     *
     * @param mode "cached" or "direct"
     */
    Experiment experiment(String mode) throws IOException {
        boolean direct = mode.equals("direct");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(
                C, process(programs.c("copy_liburing", source, target, DEPTH, BLOCK, direct ? "direct" : "cached")));
        commands.put(COREUTILS, process(direct ? dd() : List.of("cp", source.toString(), target.toString())));
        for (Path file : List.of(source, empty)) {
            String suffix = file == empty ? EMPTY : "";
            commands.put(JAVA + suffix, process(uring(file, direct)));
            if (!direct) {
                commands.put(JDK + suffix, process(programs.started("FileCopier", file, target)));
            }
        }
        List<Bar> bars = new ArrayList<>(List.of(new Bar(JAVA, COREUTILS, BESIDE_OTHERS)));
        if (!direct) {
            bars.add(new Bar(JAVA, JDK, BESIDE_OTHERS));
        }
        return new Experiment("copy " + mode, C, commands, bars);
    }

    /** The verdict on the copy without the start of its process. */
    static Verdict verdict(Experiment experiment, List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        double[] differences = Measurement.select(measurements, experiment.name(), JAVA)
                .mapToDouble(m -> m.ratio(cost)
                        - m.inSameRound(measurements, JAVA + EMPTY).ratio(cost))
                .toArray();
        Statistics ratio = Statistics.of(differences);
        String figure = String.format(
                Locale.ROOT,
                "%s less its start is %.3f (%.3f..%.3f) x %s",
                JAVA,
                ratio.median(),
                ratio.low(),
                ratio.high(),
                C);
        return new Verdict(experiment.name(), figure, ratio.median(), BESIDE_C);
    }

    private List<String> uring(Path file, boolean direct) {
        List<String> command = new ArrayList<>(List.of(
                uring,
                "cp",
                "--depth",
                Integer.toString(DEPTH),
                "--block-size",
                Integer.toString(BLOCK),
                file.toString(),
                target.toString()));
        if (direct) {
            command.add("--direct");
        }
        return command;
    }

    /** The only one of coreutils that passes by the page cache: one block after the other. */
    private List<String> dd() {
        return List.of(
                "dd", "if=" + source, "of=" + target, "bs=" + BLOCK, "iflag=direct", "oflag=direct", "status=none");
    }

    private List<String> process(List<String> command) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("whole", target));
        arguments.addAll(command);
        return programs.c("run_process", arguments.toArray());
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < CHUNKS; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
    }
}
