package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program behind {@code ./uring bench}: what it measures, by name. */
@Command(
        name = "bench",
        description = {"Measures the library beside C and others. Without a name: all.", ""},
        sortOptions = false,
        synopsisSubcommandLabel = "[NAME]",
        footer = {"", "bench jmh [REGEXP] [OPTIONS OF JMH]: building, pushing and reading completions inside the JVM."})
public final class Main implements Callable<Integer> {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);

    private final Path home;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "How often each program is measured (default: ${DEFAULT-VALUE}).")
    private int rounds = 15;

    @Option(
            names = "--slice",
            scope = ScopeType.INHERIT,
            paramLabel = "MS",
            description = "How long a program works at a time, in milliseconds (default: ${DEFAULT-VALUE}).")
    private int slice = 300;

    @Option(
            names = "--repetitions",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "How often a slice is repeated while others use the CPU (default: ${DEFAULT-VALUE}).")
    private int repetitions = 5;

    @Option(
            names = "--cpu",
            scope = ScopeType.INHERIT,
            description = "Judge CPU time instead of elapsed time: for a machine that is not idle.")
    private boolean cpu;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    private Main(Path home) {
        this.home = home;
    }

    /** Runs what the command line names; the module's folder comes first. Exit status 1: a smoke check failed, 2: wrong use. */
    public static void main(String[] arguments) {
        System.exit(program(Path.of(arguments[0])).execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    /** The command line of the module in this folder. */
    static CommandLine program(Path home) {
        return new CommandLine(new Main(home));
    }

    @Override
    public Integer call() throws IOException {
        return all();
    }

    @Command(description = "NOPs in batches of 1, 8, 32 and 128, beside C.")
    int nop() throws IOException {
        return timed(Session::nop);
    }

    @Command(description = "Random 4 KiB reads from the page cache, beside C and the JDK.")
    int read() throws IOException {
        return timed(session -> session.reads("plain"));
    }

    @Command(description = "The same with registered file and buffers, beside C.")
    int registered() throws IOException {
        return timed(session -> session.reads("registered"));
    }

    @Command(description = "Random 4 KiB reads from the disk, beside C and the JDK.")
    int direct() throws IOException {
        return timed(session -> session.reads("direct"));
    }

    @Command(description = "Latencies of reads, p50, p99 and p99.9, beside C and the JDK.")
    int latency() throws IOException {
        return timed(Session::latency);
    }

    @Command(description = "Cost from 1 to 4,096 in flight and from 1 to 10,000 descriptors, beside C.")
    int flat() throws IOException {
        return timed(Session::flat);
    }

    @Command(description = "A file of 1 GiB copied by whole processes, beside C, coreutils and the JDK.")
    int copy() throws IOException {
        return timed(Session::copy);
    }

    @Command(description = "From the start of a process to its first completed operation, beside an empty JVM.")
    int startup() throws IOException {
        return timed(Session::startup);
    }

    @Command(description = "TCP echo servers and their latencies, beside C and Netty.")
    int echo() throws IOException {
        return timed(Session::echo);
    }

    @Command(name = "echo-steps", description = "Instructions per request of the echo servers; needs x86-64.")
    int echoSteps() throws IOException {
        return timed(Session::echoInstructions);
    }

    @Command(description = "NOPs and cached reads, beside C, LWJGL and Netty.")
    int peers() throws IOException {
        return timed(Session::peers);
    }

    @Command(description = "What describing an operation costs.")
    int build() throws IOException {
        return timed(Session::build);
    }

    @Command(description = "Instructions per NOP and cached read, beside C; needs x86-64.")
    int instructions() throws IOException {
        return timed(session -> session.instructions(BATCHES));
    }

    @Command(description = "Whether steady operation allocates nothing. Fails by exit status.")
    int allocation() throws IOException {
        return counted(Session::allocation);
    }

    @Command(description = "System calls of submitting with a submission thread. Fails by exit status.")
    int sqpoll() throws IOException {
        return counted(Session::systemCalls);
    }

    @Command(description = "Allocation, instructions and system calls. Fails by exit status.")
    int smoke() throws IOException {
        return counted(session -> {
            session.allocation();
            session.guardInstructions();
            session.systemCalls();
        });
    }

    @Command(description = "Everything but smoke.")
    int all() throws IOException {
        return timed(session -> {
            session.nop();
            for (String mode : List.of("plain", "registered", "direct")) {
                session.reads(mode);
            }
            session.latency();
            session.flat();
            session.copy();
            session.startup();
            session.echo();
            session.peers();
            session.build();
            session.allocation();
            session.instructions(BATCHES);
            session.echoInstructions();
            session.systemCalls();
        });
    }

    @Command(name = "help", description = "Show this help.")
    void showHelp() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Times depend on the machine, so that no bar fails by exit status. */
    private int timed(Part part) throws IOException {
        run(part);
        return CommandLine.ExitCode.OK;
    }

    private int counted(Part part) throws IOException {
        return run(part) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean run(Part part) throws IOException {
        require("--rounds", rounds, 1);
        require("--slice", slice, 1);
        require("--repetitions", repetitions, 0);
        System.out.println(Machine.describe());
        Session session = new Session(home, rounds, slice * 1_000_000L, repetitions, cpu);
        part.run(session);
        return session.judge();
    }

    private void require(String option, int value, int lowest) {
        if (value < lowest) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", and must be at least " + lowest);
        }
    }

    private interface Part {
        void run(Session session) throws IOException;
    }
}
