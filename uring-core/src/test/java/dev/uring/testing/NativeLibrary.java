package dev.uring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Compiles the C sources of the tests with gcc. */
public final class NativeLibrary {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private NativeLibrary() {}

    /**
     * Compiles all of {@code src/test/native/<name>} into one shared library.
     *
     * @throws TestAbortedException where there is no gcc
     * @throws AssertionError when the sources do not compile
     */
    public static Path compile(String name) {
        requireGcc(name);
        try {
            Path folder =
                    Files.createDirectories(MODULE.resolve("target/native")).toAbsolutePath();
            List<String> command = new ArrayList<>(List.of(
                    "gcc",
                    "-std=gnu11",
                    "-O2",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-fPIC",
                    "-fvisibility=hidden",
                    "-shared",
                    "-pthread",
                    "-o"));
            // Another JVM may compile the same: each writes a file of its own and puts it in place.
            Path fresh = folder.resolve(name + ProcessHandle.current().pid() + ".so");
            command.add(fresh.toString());
            try (Stream<Path> sources =
                    Files.list(MODULE.resolve("src/test/native").resolve(name))) {
                sources.filter(source -> source.toString().endsWith(".c"))
                        .sorted()
                        .forEach(source -> command.add(source.toString()));
            }
            String output = run(command);
            if (!Files.exists(fresh)) {
                throw new AssertionError(String.join(" ", command) + "\n" + output);
            }
            return Files.move(fresh, folder.resolve("lib" + name + ".so"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireGcc(String name) {
        try {
            run(List.of("gcc", "--version"));
        } catch (IOException e) {
            String reason = "no gcc to compile src/test/native/" + name + " with: " + e.getMessage();
            if (REPORTED.add(name)) {
                System.out.println("skipped all tests of " + name + ": " + reason);
            }
            throw new TestAbortedException(reason);
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }
}
