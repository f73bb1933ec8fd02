package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How long a process takes from its start to its first completed operation, beside a JVM that does nothing. */
final class Starts {
    private static final String EMPTY = "empty JVM";
    private static final String NOP = "first NOP";
    private static final double LIMIT = 80;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final int SECONDS_TO_DUMP = 60;

    private final Programs programs;
    private final Path folder;

    /** Archives of classes go to {@code folder}. */
    Starts(Programs programs, Path folder) throws IOException {
        this.programs = programs;
        this.folder = Files.createDirectories(folder);
    }

    /** The same first operation without and with what the JVM offers to load classes faster. */
    Experiment experiment() throws IOException {
        Path archive = folder.resolve("classes.jsa");
        Path cache = folder.resolve("classes.aot");
        dump(archive, "-XX:ArchiveClassesAtExit=" + archive);
        dump(cache, "-XX:AOTCacheOutput=" + cache);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(EMPTY, process(programs.started("Nothing")));
        commands.put("first native call", process(programs.started("FirstCall")));
        commands.put(NOP, process(programs.started("FirstOperation")));
        commands.put(
                NOP + ", class-data archive",
                process(firstOperation("-Xshare:on", "-XX:SharedArchiveFile=" + archive)));
        commands.put(NOP + ", AOT cache", process(firstOperation("-XX:AOTMode=on", "-XX:AOTCache=" + cache)));
        return new Experiment("start", EMPTY, commands, List.of());
    }

    /** How much more than an empty JVM each takes. */
    static List<Verdict> verdicts(Experiment experiment, List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        return experiment.programs().keySet().stream()
                .filter(program -> program.startsWith(NOP))
                .map(program -> verdict(
                        program,
                        measurements.stream()
                                .filter(m -> m.program().equals(program))
                                .mapToDouble(m -> more(m, cost))
                                .toArray()))
                .toList();
    }

    private static Verdict verdict(String program, double... milliseconds) {
        Statistics more = Statistics.of(milliseconds);
        String figure = String.format(
                Locale.ROOT, "%.0f (%.0f..%.0f) ms more than an %s", more.median(), more.low(), more.high(), EMPTY);
        return new Verdict("start to " + program, figure, more.median(), LIMIT);
    }

    private static double more(Measurement m, ToDoubleFunction<Slice> cost) {
        double neighbours = (cost.applyAsDouble(m.before()) + cost.applyAsDouble(m.after())) / 2;
        return (cost.applyAsDouble(m.slice()) - neighbours) / NANOSECONDS_PER_MILLISECOND;
    }

    private List<String> process(List<String> command) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("first", "-"));
        arguments.addAll(command);
        return programs.c("run_process", arguments.toArray());
    }

    /**
     * With an archive of classes.
     *
     * @param mode makes the JVM refuse to start without the archive
     * @param archive names it
     */
    private List<String> firstOperation(String mode, String archive) {
        List<String> command = new ArrayList<>(programs.started("FirstOperation"));
        // The JVM complains on standard output that --enable-native-access costs a part of an archive's use.
        command.addAll(1, List.of("-Xlog:disable", mode, archive));
        return command;
    }

    private void dump(Path archive, String option) throws IOException {
        Files.deleteIfExists(archive);
        List<String> command = new ArrayList<>(programs.started("FirstOperation"));
        command.add(1, option);
        Path log = folder.resolve(archive.getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS_TO_DUMP, TimeUnit.SECONDS) || !Files.exists(archive)) {
                process.destroyForcibly();
                throw new IOException("the JVM wrote no " + archive + ", see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }
}
