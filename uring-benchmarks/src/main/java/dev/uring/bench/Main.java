package dev.uring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The program behind {@code ./uring bench}. */
public final class Main {
    private static final long WARM_UP = 3_000_000_000L;
    private static final List<Integer> ALL_BATCHES = List.of(1, 8, 32, 128);

    private final Options options;
    private final Programs programs;
    private final Experiments experiments;
    private final Path results;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Main(Options options) {
        this.options = options;
        Path target = options.home().resolve("target");
        results = target.resolve("results");
        programs = new Programs(options.home().resolve("src/main/c"), target.resolve("c"), target.resolve("lib"));
        experiments = new Experiments(programs);
    }

    /** Runs what the command line names; the module's folder comes first. Exit status 1: a smoke check failed, 2: wrong use. */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        String[] given = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options;
        try {
            if (given.length > 0 && given[0].equals("jmh")) {
                Microbenchmarks.run(home.resolve("target/results"), Arrays.copyOfRange(given, 1, given.length));
                return;
            }
            options = Options.parse(home, given);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(new Main(options).run());
    }

    private int run() throws IOException {
        if (options.name().equals("help")) {
            System.out.print(Options.USAGE);
            return 0;
        }
        System.out.println(Machine.describe());
        switch (options.name()) {
            case "nop" -> sideBySide("nop", experiments.nop());
            case "read" -> reads("plain");
            case "registered" -> reads("registered");
            case "direct" -> reads("direct");
            case "flat" -> flat();
            case "copy" -> copy();
            case "startup" -> startup();
            case "echo" -> echo();
            case "echo-steps" -> echoInstructions();
            case "peers" -> peers();
            case "build" -> build();
            case "allocation" -> allocation();
            case "instructions" -> instructions();
            case "sqpoll" -> systemCalls();
            case "smoke" -> smoke();
            case "all" -> all();
            default -> {
                System.err.println("bench: nothing is named " + options.name());
                System.err.print(Options.USAGE);
                return 2;
            }
        }
        Files.writeString(Files.createDirectories(results).resolve("bars.csv"), Verdict.csv(verdicts));
        System.out.println("\nbars:");
        verdicts.forEach(System.out::println);
        // Times depend on the machine; what the other parts count does not.
        boolean isTimed = !List.of("allocation", "sqpoll", "smoke").contains(options.name());
        return isTimed || verdicts.stream().allMatch(Verdict::holds) ? 0 : 1;
    }

    private void all() throws IOException {
        sideBySide("nop", experiments.nop());
        reads("plain");
        reads("registered");
        reads("direct");
        flat();
        copy();
        startup();
        echo();
        peers();
        build();
        allocation();
        instructions();
        echoInstructions();
        systemCalls();
    }

    private void flat() throws IOException {
        Scaling scaling = new Scaling(programs);
        for (Experiment experiment :
                List.of(scaling.inFlight(), scaling.descriptors("plain"), scaling.descriptors("registered"))) {
            String name = experiment.name().replace(' ', '-');
            List<Measurement> measurements = sideBySide(name, List.of(experiment));
            verdicts.addAll(Scaling.verdicts(experiment, measurements, cost()));
            Path plot = results.resolve(name + "-lines.svg");
            Files.writeString(plot, Scaling.plot(experiment, measurements, cost()));
            System.out.println("plot against the count: " + plot);
        }
        InstructionCount count = new InstructionCount(programs);
        traced("instructions by count", count.isPossible(), count::byCount);
    }

    private void copy() throws IOException {
        Path home = options.home();
        Copies copies = new Copies(programs, home.resolveSibling("uring"), home.resolve("target/copy"));
        for (String mode : List.of("cached", "direct")) {
            Experiment experiment = copies.experiment(mode);
            List<Measurement> measurements = sideBySide("copy-" + mode, List.of(experiment));
            verdicts.add(Copies.verdict(experiment, measurements, cost()));
        }
    }

    private void startup() throws IOException {
        Experiment experiment = new Starts(programs, options.home().resolve("target/start")).experiment();
        List<Measurement> measurements = sideBySide("start", List.of(experiment));
        verdicts.addAll(Starts.verdicts(experiment, measurements, cost()));
    }

    private void build() throws IOException {
        verdicts.addAll(new BuildCost(programs, options.nanoseconds(), options.rounds()).run());
    }

    private void reads(String mode) throws IOException {
        sideBySide("read-" + mode, experiments.reads(mode, dataFile()));
    }

    private Path dataFile() throws IOException {
        return DataFile.prepare(options.home().resolve("target"));
    }

    private void echo() throws IOException {
        EchoExperiments echo = new EchoExperiments(programs);
        for (int connections : EchoExperiments.CONNECTIONS) {
            List<Experiment> experiment = List.of(echo.at(connections));
            List<Measurement> measured = sideBySide(
                    "echo-" + connections, experiment, command -> new EchoPair(programs, command, connections));
            System.out.println(options.cpu() ? "and by elapsed time:" : "and by CPU time:");
            System.out.println(new Report(measured, cost(!options.cpu())).of(experiment));
        }
    }

    private void echoInstructions() throws IOException {
        EchoInstructions echo = new EchoInstructions(programs);
        traced("instructions in user space per request", new InstructionCount(programs).isPossible(), echo::run);
    }

    private void peers() throws IOException {
        if (!Programs.canLoadPeers()) {
            System.out.println("peers are left out: their native libraries are there for x86-64");
            return;
        }
        sideBySide("peers", new PeerExperiments(programs).all(dataFile()));
    }

    private List<Measurement> sideBySide(String name, List<Experiment> experiments) throws IOException {
        return sideBySide(name, experiments, Child::new);
    }

    private List<Measurement> sideBySide(String name, List<Experiment> experiments, Subject.Starter starter)
            throws IOException {
        long seed = System.nanoTime();
        System.out.println(name + ", order from seed " + seed);
        try (Rotation rotation =
                new Rotation(experiments, starter, options.nanoseconds(), options.repetitions(), seed)) {
            rotation.warmUp(WARM_UP);
            for (int round = 0; round < options.rounds(); round++) {
                rotation.round(round);
            }
            report(name, experiments, rotation.measurements());
            return rotation.measurements();
        }
    }

    private void report(String name, List<Experiment> experiments, List<Measurement> measurements) throws IOException {
        ToDoubleFunction<Slice> cost = cost();
        Report report = new Report(measurements, cost);
        System.out.println(report.of(experiments));
        verdicts.addAll(report.verdicts(experiments));
        Files.createDirectories(results);
        Files.writeString(results.resolve(name + ".csv"), RawNumbers.of(measurements));
        String title = name + ": " + (options.cpu() ? "CPU time" : "time") + " relative to the reference";
        Files.writeString(results.resolve(name + ".svg"), new DotPlot(measurements, cost).of(title, experiments));
        System.out.println("raw numbers and plot: " + results.resolve(name) + ".csv, .svg");
    }

    private ToDoubleFunction<Slice> cost() {
        return cost(options.cpu());
    }

    private static ToDoubleFunction<Slice> cost(boolean cpu) {
        return cpu ? Slice::cpuPerOperation : Slice::nanosecondsPerOperation;
    }

    private void smoke() throws IOException {
        allocation();
        guardInstructions();
        systemCalls();
    }

    private void allocation() throws IOException {
        System.out.println("allocation in steady state:");
        verdicts.addAll(new AllocationCheck(programs).run());
    }

    private void instructions() throws IOException {
        InstructionCount count = new InstructionCount(programs);
        traced(
                "instructions in user space per operation",
                count.isPossible(),
                () -> count.run(ALL_BATCHES, dataFile()));
    }

    private void guardInstructions() throws IOException {
        InstructionCount count = new InstructionCount(programs);
        traced("instructions in user space per operation", count.isPossible(), () -> List.of(count.guard()));
    }

    private void systemCalls() throws IOException {
        SystemCallCount count = new SystemCallCount(programs);
        traced("system calls", count.isPossible(), count::run);
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
