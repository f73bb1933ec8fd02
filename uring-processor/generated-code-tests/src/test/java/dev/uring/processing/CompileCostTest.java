package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the processor costs: 100 specs compiled with it, against the same specs and classes compiled as ordinary sources.
 * Each run is a fresh javac process. {@code -During.cost=true} measures; see {@code docs/compile-cost.md}.
 */
@EnabledIfSystemProperty(
        named = "uring.cost",
        matches = "true",
        disabledReason = "measures for half a minute: -During.cost=true")
class CompileCostTest {
    private static final int SPECS = 100;
    private static final int RUNS = 7;

    @Test
    void oneHundredSpecs(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/random"));
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Files.writeString(
                sources.resolve("Bits.java"),
                "package random; public record Bits(long bits) implements dev.uring.SqeBits {}");
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < SPECS; i++) {
            RandomSpec spec = new RandomSpec("Random" + i, random.split());
            Files.writeString(sources.resolve(spec.name + "Spec.java"), spec.source());
        }
        List<Path> specs = files(sources);
        List<String> processing = List.of(
                "-processorpath",
                MemoryCompiler.CLASS_PATH,
                "-processor",
                "dev.uring.processor.UringProcessor",
                "-s",
                generated.toString());
        javac(folder, processing, specs);
        List<Path> all = new ArrayList<>(specs);
        all.addAll(files(generated.resolve("random")));
        assertEquals(2 * SPECS + 1, all.size());
        List<Cost> with = new ArrayList<>();
        List<Cost> without = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            with.add(javac(folder, processing, specs));
            without.add(javac(folder, List.of("-proc:none"), all));
        }
        System.out.println("with the processor: " + median(with));
        System.out.println("the same classes as ordinary sources: " + median(without));
    }

    private static String median(List<Cost> costs) {
        double elapsed = median(costs.stream().mapToDouble(Cost::elapsed));
        double processor = median(costs.stream().mapToDouble(Cost::processor));
        return "%.2f s elapsed, %.2f s of processor time (medians of %d runs)".formatted(elapsed, processor, RUNS);
    }

    private static double median(DoubleStream values) {
        return values.sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }

    /** Seconds that a run took. */
    private record Cost(double elapsed, double processor) {}

    /** Runs javac under the shell's {@code time}, which also tells the processor time: it hardly depends on other load. */
    private static Cost javac(Path folder, List<String> options, List<Path> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%R %U %S'; time \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                Files.createDirectories(folder.resolve("classes")).toString(),
                "-classpath",
                MemoryCompiler.CLASS_PATH));
        command.addAll(options);
        files.forEach(file -> command.add(file.toString()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> log + ": compilation failed");
        String[] seconds = Files.readAllLines(log).getLast().split(" ");
        return new Cost(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
