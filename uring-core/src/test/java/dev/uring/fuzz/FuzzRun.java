package dev.uring.fuzz;

import dev.uring.IoUring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Runs seeds in virtual machines of their own, one after the other, and goes on after one that crashed or hung. */
final class FuzzRun {
    private static final int SEEDS_PER_MACHINE = 250;
    private static final int SHOWN_CALLS = 5;

    private final List<String> failures = new ArrayList<>();
    private long done;
    private long unfinished;

    /** What went wrong, each with its seed. */
    List<String> failures() {
        return failures;
    }

    /** How many seeds ran to their end. */
    long done() {
        return done;
    }

    /** How many seeds left operations that could not be ended. */
    long unfinished() {
        return unfinished;
    }

    void run(long first, long count) throws IOException, InterruptedException {
        long next = first;
        while (next < first + count) {
            next = runMachine(next, Math.min(SEEDS_PER_MACHINE, first + count - next));
        }
    }

    /** One virtual machine; the seed to go on with. */
    private long runMachine(long first, long count) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("uring-fuzz-run");
        try {
            Path folder = Files.createDirectory(root.resolve(FuzzProgram.FOLDER));
            Path output = root.resolve("output.txt");
            Process process = start(root, folder, output, first, count);
            boolean ended;
            try {
                ended = process.waitFor(60 + count, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            return judge(root, output, ended ? process.waitFor() : -1, first, count);
        } finally {
            delete(root);
        }
    }

    private static Process start(Path root, Path folder, Path output, long first, long count) throws IOException {
        String classPath = Stream.of(
                        IoUring.class, FuzzRun.class, Test.class, AssertionFailedError.class, junitCommons())
                .map(FuzzRun::location)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "ulimit -c 0 && ulimit -f 16384 && ulimit -v 6000000 && exec \"$@\"", "fuzz"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompressedClassSpaceSize=64m",
                // No small number is an address of the heap then.
                "-XX:HeapBaseMinAddress=32g",
                "-XX:ErrorFile=" + root.resolve("hs_err.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                FuzzProgram.class.getName(),
                Long.toString(first),
                Long.toString(count)));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private long judge(Path root, Path output, int exit, long first, long count) throws IOException {
        long next = first;
        StringBuilder failure = new StringBuilder();
        for (String line : Files.readAllLines(output)) {
            if (!line.startsWith(" ") && !failure.isEmpty()) {
                failures.add(failure.toString());
                failure.setLength(0);
            }
            if (line.startsWith("seed ")) {
                next = Long.parseLong(line.substring("seed ".length())) + 1;
            } else if (line.startsWith("unfinished ")) {
                unfinished += Long.parseLong(line.substring("unfinished ".length()));
            } else if (line.startsWith("FAILED") || line.startsWith(" ")) {
                failure.append(line).append('\n');
            }
        }
        if (!failure.isEmpty()) {
            failures.add(failure.toString());
        }
        done += next - first;
        if (exit == 0 && next == first + count) {
            return next;
        }
        failures.add("FAILED seed " + next + ": the virtual machine ended with " + exit + " in\n" + lastCalls(root)
                + crash(root));
        return next + 1;
    }

    private static String lastCalls(Path root) throws IOException {
        Path calls = root.resolve(FuzzProgram.FOLDER + ".calls.txt");
        if (!Files.exists(calls)) {
            return "    no call\n";
        }
        List<String> lines = Files.readAllLines(calls);
        return lines.subList(Math.max(0, lines.size() - SHOWN_CALLS), lines.size()).stream()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
    }

    /** Keeps what a crashed virtual machine left. */
    private static String crash(Path root) throws IOException {
        Path log = root.resolve("hs_err.log");
        if (!Files.exists(log)) {
            return "";
        }
        Path kept = Files.createTempFile("uring-fuzz", ".hs_err.log");
        Files.write(kept, Files.readAllBytes(log));
        return "    crashed, see " + kept + "\n";
    }

    private static Class<?> junitCommons() {
        try {
            return Class.forName("org.junit.platform.commons.JUnitException");
        } catch (ClassNotFoundException e) {
            throw new LinkageError("JUnit is incomplete", e);
        }
    }

    /** The folder or archive that a class was loaded from; the tests of a module have no code source of their own. */
    private static Path location(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        String address = type.getResource(name).toString();
        String location = address.substring(0, address.length() - file.length());
        return Path.of(URI.create(location.replaceFirst("^jar:", "").replaceFirst("!/$", "")));
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
