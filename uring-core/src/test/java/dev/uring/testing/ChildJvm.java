package dev.uring.testing;

import dev.uring.IoUring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virtual machine of its own that runs a program of these tests. */
public final class ChildJvm {
    /** How the process ended, and the lines it printed. */
    public record Outcome(int exitCode, List<String> lines) {}

    private ChildJvm() {}

    /**
     * Starts the process and waits for its end.
     *
     * @param starter the program that starts the virtual machine, with its arguments; empty for none
     * @param options for the virtual machine
     */
    public static Outcome run(List<String> starter, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(starter);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classes(IoUring.class) + ":" + classes(ChildJvm.class), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> lines = process.inputReader().lines().toList();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the process goes on");
            }
            return new Outcome(process.exitValue(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The folder that a class was loaded from; the tests of a module have no code source of their own. */
    private static Path classes(Class<?> type) {
        URI file = URI.create(type.getResource(type.getSimpleName() + ".class").toString());
        Path folder = Path.of(file);
        for (int i = 0; i < type.getName().split("\\.").length; i++) {
            folder = folder.getParent();
        }
        return folder;
    }
}
