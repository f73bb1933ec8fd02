package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One run: starts what is measured, prints and keeps the numbers, and collects what was judged. */
final class Session {
    private static final long WARM_UP = 3_000_000_000L;

    private final Path home;
    private final int rounds;
    private final long slice;
    private final int repetitions;
    private final boolean cpu;
    private final Path target;
    private final Path results;
    private final Programs programs;
    private final List<Verdict> verdicts = new ArrayList<>();

    /**
     * A run.
     *
     * @param home the module's folder
     * @param rounds how often each program is measured
     * @param slice how long a program works at a time, in nanoseconds
     * @param repetitions how often a disturbed slice is repeated at most
     * @param cpu whether CPU times are judged instead of elapsed times
     */
    Session(Path home, int rounds, long slice, int repetitions, boolean cpu) throws IOException {
        this.home = home;
        this.rounds = rounds;
        this.slice = slice;
        this.repetitions = repetitions;
        this.cpu = cpu;
        target = home.resolve("target");
        results = Files.createDirectories(target.resolve("results"));
        programs = Programs.of(home);
    }

    void nop() throws IOException {
        sideBySide("nop", new Experiments(programs).nop(), Child::new);
    }

    void reads(String mode) throws IOException {
        sideBySide("read-" + mode, new Experiments(programs).reads(mode, dataFile()), Child::new);
    }

    void latency() throws IOException {
        for (String mode : List.of("plain", "direct")) {
            List<Experiment> reads = new Experiments(programs).timedReads(mode, dataFile());
            latencies("latency-" + mode, reads, sideBySide("latency-" + mode, reads, Child::new));
        }
    }

    void flat() throws IOException {
        Scaling scaling = new Scaling(programs);
        for (Experiment experiment :
                List.of(scaling.inFlight(), scaling.descriptors("plain"), scaling.descriptors("registered"))) {
            String name = experiment.name().replace(' ', '-');
            List<Measurement> measurements = sideBySide(name, List.of(experiment), Child::new);
            verdicts.addAll(Scaling.verdicts(experiment, measurements, cost(cpu)));
            Scaling.plot(results.resolve(name + "-lines.svg"), experiment, measurements, cost(cpu));
        }
        traced("instructions by count", count().isPossible(), count()::byCount);
    }

    void copy() throws IOException {
        Copies copies = new Copies(programs, home.resolveSibling("uring"), target.resolve("copy"));
        for (String mode : List.of("cached", "direct")) {
            Experiment experiment = copies.experiment(mode);
            List<Measurement> measurements = sideBySide("copy-" + mode, List.of(experiment), Child::new);
            verdicts.add(Copies.verdict(experiment, measurements, cost(cpu)));
        }
    }

    void startup() throws IOException {
        Experiment experiment = new Starts(programs, target.resolve("start")).experiment();
        verdicts.addAll(Starts.verdicts(experiment, sideBySide("start", List.of(experiment), Child::new), cost(cpu)));
    }

    void echo() throws IOException {
        EchoExperiments echo = new EchoExperiments(programs);
        for (int connections : EchoExperiments.CONNECTIONS) {
            List<Experiment> experiment = List.of(echo.at(connections));
            List<Measurement> measured = sideBySide(
                    "echo-" + connections, experiment, command -> new EchoPair(programs, command, connections));
            System.out.println(cpu ? "and by elapsed time:" : "and by CPU time:");
            System.out.println(new Report(measured, cost(!cpu)).of(experiment));
            latencies("echo-latency-" + connections, experiment, measured);
        }
    }

    void echoInstructions() throws IOException {
        traced("instructions in user space per request", count().isPossible(), new EchoInstructions(programs)::run);
    }

    void peers() throws IOException {
        if (!Programs.canLoadPeers()) {
            System.out.println("peers are left out: their native libraries are there for x86-64");
            return;
        }
        sideBySide("peers", new PeerExperiments(programs).all(dataFile()), Child::new);
    }

    void build() throws IOException {
        verdicts.addAll(new BuildCost(programs, slice, rounds).run());
    }

    void allocation() throws IOException {
        System.out.println("allocation in steady state:");
        verdicts.addAll(new AllocationCheck(programs).run());
    }

    void instructions(List<Integer> batches) throws IOException {
        traced(
                "instructions in user space per operation",
                count().isPossible(),
                () -> count().run(batches, dataFile()));
    }

    void guardInstructions() throws IOException {
        traced("instructions in user space per operation", count().isPossible(), () -> List.of(count().guard()));
    }

    void systemCalls() throws IOException {
        SystemCallCount calls = new SystemCallCount(programs);
        traced("system calls", calls.isPossible(), calls::run);
    }

    /** Prints and keeps all verdicts; whether all bars hold. */
    boolean judge() throws IOException {
        Files.writeString(results.resolve("bars.csv"), Verdict.csv(verdicts));
        System.out.println("\nbars:");
        verdicts.forEach(System.out::println);
        return verdicts.stream().allMatch(Verdict::holds);
    }

    private List<Measurement> sideBySide(String name, List<Experiment> experiments, Subject.Starter starter)
            throws IOException {
        long seed = System.nanoTime();
        System.out.println(name + ", order from seed " + seed);
        try (Rotation rotation = new Rotation(experiments, starter, slice, repetitions, seed)) {
            rotation.warmUp(WARM_UP);
            for (int round = 0; round < rounds; round++) {
                rotation.round(round);
            }
            report(name, experiments, rotation.measurements());
            return rotation.measurements();
        }
    }

    private void report(String name, List<Experiment> experiments, List<Measurement> measurements) throws IOException {
        Report report = new Report(measurements, cost(cpu));
        System.out.println(report.of(experiments));
        verdicts.addAll(report.verdicts(experiments));
        Files.writeString(results.resolve(name + ".csv"), RawNumbers.of(measurements));
        String title = name + ": " + (cpu ? "CPU time" : "time") + " relative to the reference";
        Plot.ratios(results.resolve(name + ".svg"), title, experiments, measurements, cost(cpu));
        System.out.println("raw numbers: " + results.resolve(name) + ".csv");
    }

    private void latencies(String name, List<Experiment> experiments, List<Measurement> measurements)
            throws IOException {
        String text = new Report(measurements, cost(cpu)).latencies(experiments);
        System.out.println(text);
        Files.writeString(results.resolve(name + ".txt"), text);
    }

    private InstructionCount count() {
        return new InstructionCount(programs);
    }

    private Path dataFile() throws IOException {
        return DataFile.prepare(target);
    }

    private static ToDoubleFunction<Slice> cost(boolean cpu) {
        return cpu ? Slice::cpuPerOperation : Slice::nanosecondsPerOperation;
    }

    /** Something that is counted by tracing a thread. */
    private interface Tracing {
        List<Verdict> run() throws IOException;
    }

    private void traced(String what, boolean possible, Tracing tracing) throws IOException {
        if (!possible) {
            System.out.println(what + " are not counted: that takes x86-64, a C compiler and liburing");
            return;
        }
        System.out.println(what + ":");
        try {
            verdicts.addAll(tracing.run());
        } catch (UnsupportedOperationException e) {
            System.out.println(what + " are not counted: " + e.getMessage());
        }
    }
}
