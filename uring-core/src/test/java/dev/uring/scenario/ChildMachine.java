package dev.uring.scenario;

import dev.uring.IoUring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virtual machine of its own, for what would disturb that of the tests. */
final class ChildMachine {
    /** How the virtual machine ended, and the lines it printed. */
    record Outcome(int exitCode, List<String> lines) {}

    private ChildMachine() {}

    /**
     * Runs a program and waits for its end.
     *
     * @param program a class of the tests with a main method
     * @param options for the virtual machine
     */
    static Outcome run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", classes(IoUring.class) + ":" + classes(program), program.getName()));
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
