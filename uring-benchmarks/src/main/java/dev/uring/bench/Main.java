package dev.uring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private Main(Options options) {
        this.options = options;
        Path target = options.home().resolve("target");
        results = target.resolve("results");
        programs = new Programs(options.home().resolve("src/main/c"), target.resolve("c"), target.resolve("lib"));
        experiments = new Experiments(programs);
    }

    /** Runs what the command line names; the module's folder comes first. Exit status 1: a smoke check failed, 2: wrong use. */
    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.parse(
                    Path.of(arguments[0]),
                    List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
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
            case "echo" -> echo();
            case "echo-steps" -> {
                return verdict(echoInstructions());
            }
            case "peers" -> peers();
            case "build" -> new BuildCost(programs, options.nanoseconds(), options.rounds()).run();
            case "allocation" -> {
                return verdict(allocation());
            }
            case "instructions" -> {
                return verdict(instructions(ALL_BATCHES));
            }
            case "smoke" -> {
                return smoke();
            }
            case "all" -> all();
            default -> {
                System.err.println("bench: nothing is named " + options.name());
                System.err.print(Options.USAGE);
                return 2;
            }
        }
        return 0;
    }

    private void all() throws IOException {
        sideBySide("nop", experiments.nop());
        reads("plain");
        reads("registered");
        reads("direct");
        echo();
        peers();
        new BuildCost(programs, options.nanoseconds(), options.rounds()).run();
        allocation();
        instructions(ALL_BATCHES);
        echoInstructions();
    }

    private void reads(String mode) throws IOException {
        Path file = DataFile.prepare(options.home().resolve("target"));
        sideBySide("read-" + mode, experiments.reads(mode, file));
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

    private List<String> echoInstructions() throws IOException {
        return instructions(new EchoInstructions(programs)::run);
    }

    private void peers() throws IOException {
        if (!Programs.canLoadPeers()) {
            System.out.println("peers are left out: their native libraries are there for x86-64");
            return;
        }
        Path file = DataFile.prepare(options.home().resolve("target"));
        sideBySide("peers", new PeerExperiments(programs).all(file));
    }

    private void sideBySide(String name, List<Experiment> experiments) throws IOException {
        sideBySide(name, experiments, Child::new);
    }

    private List<Measurement> sideBySide(String name, List<Experiment> experiments, Subject.Starter starter)
            throws IOException {
        long seed = System.nanoTime();
        System.out.println(name + ", order from seed " + seed);
        try (Rotation rotation = new Rotation(experiments, starter, options.nanoseconds(), options.repetitions(), seed)) {
            rotation.warmUp(WARM_UP);
            for (int round = 0; round < options.rounds(); round++) {
                rotation.round(round);
            }
            report(name, experiments, rotation.measurements());
            return rotation.measurements();
        }
    }

    private void report(String name, List<Experiment> experiments, List<Measurement> measurements) throws IOException {
        ToDoubleFunction<Slice> cost = cost(options.cpu());
        System.out.println(new Report(measurements, cost).of(experiments));
        Files.createDirectories(results);
        Files.writeString(results.resolve(name + ".csv"), RawNumbers.of(measurements));
        String title = name + ": " + (options.cpu() ? "CPU time" : "time") + " relative to the reference";
        Files.writeString(results.resolve(name + ".svg"), new DotPlot(measurements, cost).of(title, experiments));
        System.out.println("raw numbers and plot: " + results.resolve(name) + ".csv, .svg");
    }

    private static ToDoubleFunction<Slice> cost(boolean cpu) {
        return cpu ? Slice::cpuPerOperation : Slice::nanosecondsPerOperation;
    }

    private int smoke() throws IOException {
        List<String> failures = new ArrayList<>();
        int size = InliningGuard.bytecodeSize();
        System.out.println("bytecode of the method that fills a slot: " + size + " bytes");
        if (size <= InliningGuard.LIMIT) {
            failures.add("the method that fills a slot has " + size + " bytes of bytecode: up to " + InliningGuard.LIMIT
                    + " it is inlined, and builders are not");
        }
        failures.addAll(allocation());
        failures.addAll(instructions(List.of(InstructionCount.JUDGED_BATCH)));
        return verdict(failures);
    }

    private List<String> allocation() throws IOException {
        System.out.println("allocation in steady state:");
        return new AllocationCheck(programs).run();
    }

    private List<String> instructions(List<Integer> batches) throws IOException {
        return instructions(() -> new InstructionCount(programs).run(batches));
    }

    private List<String> instructions(Counting counting) throws IOException {
        if (!new InstructionCount(programs).isPossible()) {
            System.out.println("instructions are not counted: that takes x86-64, a C compiler and liburing");
            return List.of();
        }
        System.out.println("instructions in user space per operation:");
        try {
            return counting.run();
        } catch (UnsupportedOperationException e) {
            System.out.println("instructions are not counted: " + e.getMessage());
            return List.of();
        }
    }

    /** Counts instructions; the result has a line for each limit that is exceeded. */
    private interface Counting {
        List<String> run() throws IOException;
    }

    private static int verdict(List<String> failures) {
        failures.forEach(failure -> System.out.println("FAILS " + failure));
        return failures.isEmpty() ? 0 : 1;
    }
}
