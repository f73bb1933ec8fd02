package dev.uring.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What happens inside a JVM, measured by JMH with its own command line; what is allocated is always shown, as by its
 * {@code -prof gc}.
 */
public final class Microbenchmarks {
    private Microbenchmarks() {}

    /** Takes the folder for the numbers, and what JMH takes: a regular expression that names benchmarks, and its options. */
    public static void main(String[] arguments) throws IOException {
        try {
            run(Path.of(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println("bench jmh: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Path results, String... arguments) throws IOException {
        Path file = Files.createDirectories(results).resolve("jmh.json");
        try {
            CommandLineOptions given = new CommandLineOptions(arguments);
            Runner runner = new Runner(new OptionsBuilder()
                    .parent(given)
                    .addProfiler(GCProfiler.class)
                    .resultFormat(ResultFormatType.JSON)
                    .result(file.toString())
                    .build());
            if (given.shouldHelp()) {
                given.showHelp();
            } else if (given.shouldList()) {
                runner.list();
            } else {
                runner.run();
                System.out.println("raw numbers: " + file);
            }
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("no benchmark is named like " + String.join(" ", arguments), e);
        } catch (CommandLineOptionException | RunnerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
