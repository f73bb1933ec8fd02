package dev.uring.cli.command;

import dev.uring.cli.terminal.Terminal;
import java.lang.module.ModuleDescriptor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code ./uring}: picks the command, and turns failures into one line and an exit status. */
@Command(
        name = "uring",
        description = "Linux io_uring for Java, where an opcode is a declaration.",
        sortOptions = false,
        subcommands = {TourCommand.class, CpCommand.class, ProbeCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the command failed; standard error says why",
            "2:the command line is wrong",
            "3:the kernel offers no io_uring, or not what the command needs",
            "4:no JDK 25 was found, or the build failed",
            "130:interrupted"
        },
        footer = "%nThe benchmarks are a program of their own: see uring bench --help.")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean verbose;

    private Main() {}

    /** Runs one command and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Main main = new Main();
        CommandLine program = new CommandLine(main);
        program.setColorScheme(
                CommandLine.Help.defaultColorScheme(Terminal.standardOutput().hasColours() ? Ansi.ON : Ansi.OFF));
        program.setUsageHelpWidth(80);
        program.getCommandSpec().version("uring " + version());
        program.setParameterExceptionHandler(Main::wrongUsage);
        program.setExecutionExceptionHandler((failure, command, parsed) -> main.failed(failure, command));
        try {
            return written(program.execute(arguments));
        } catch (OutOfMemoryError failure) {
            System.err.println("uring: out of memory: " + failure.getMessage()
                    + "; a smaller --depth or --block-size needs less, and ulimit -v may be too low");
        } catch (StackOverflowError failure) {
            System.err.println("uring: the stack is too small; see ulimit -s");
        }
        return Failures.FAILED;
    }

    /** The status, or 1 when a stream that keeps quiet about it lost what it was to print; a reader that left has seen enough. */
    private static int written(int status) {
        if (status != 0 || !System.out.checkError() || Terminal.isOutputPiped()) {
            return status;
        }
        System.err.println("uring: standard output cannot be written");
        return 1;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static String version() {
        ModuleDescriptor module = Main.class.getModule().getDescriptor();
        return module.rawVersion().orElse("without a version");
    }

    private static int wrongUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        System.err.println(name + ": " + complaint(failure) + " (try " + name + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static String complaint(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean commands = !failure.getCommandLine().getSubcommands().isEmpty();
            return (commands ? "no such command: " : "too much: ") + String.join(" ", unmatched.getUnmatched());
        }
        return failure.getMessage();
    }

    private int failed(Exception failure, CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        System.err.println(name + ": " + Failures.message(failure));
        if (verbose) {
            failure.printStackTrace();
        }
        return Failures.exitStatus(failure);
    }
}
