package dev.uring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Compiles the C sources of the tests with gcc. */
public final class NativeLibrary {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    private NativeLibrary() {}

    /**
     * Compiles all of {@code src/test/native/<name>} into one shared library.
     *
     * @throws TestAbortedException where there is no gcc
     * @throws AssertionError when the sources do not compile
     */
    public static Path compile(String name) {
        try {
            Path folder =
                    Files.createDirectories(MODULE.resolve("target/native")).toAbsolutePath();
            // Another JVM may compile the same: each writes a file of its own and puts it in place.
            Path fresh = Files.createTempFile(folder, name, ".so");
            List<String> command = new ArrayList<>(List.of(
                    "gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-pthread", "-o"));
            command.add(fresh.toString());
            try (Stream<Path> sources =
                    Files.list(MODULE.resolve("src/test/native").resolve(name))) {
                sources.filter(source -> source.toString().endsWith(".c"))
                        .sorted()
                        .forEach(source -> command.add(source.toString()));
            }
            run(command);
            return Files.move(fresh, folder.resolve("lib" + name + ".so"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process gcc;
        try {
            gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new TestAbortedException("no gcc to compile " + command.getLast() + " with: " + e.getMessage());
        }
        try {
            String output = new String(gcc.getInputStream().readAllBytes());
            if (gcc.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + output);
            }
        } catch (InterruptedException e) {
            gcc.destroy();
            throw new AssertionError("interrupted while compiling", e);
        }
    }
}
