package dev.uring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What happens inside a JVM, measured by JMH with its own command line; what is allocated is always shown. */
final class Microbenchmarks {
    private Microbenchmarks() {}

    /**
     * Runs them.
     *
     * @param results where the numbers go
     * @param arguments for JMH: a regular expression that names benchmarks, and its options
     * @throws IllegalArgumentException when JMH does not understand the arguments, or nothing has such a name
     */
    static void run(Path results, String... arguments) throws IOException {
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
