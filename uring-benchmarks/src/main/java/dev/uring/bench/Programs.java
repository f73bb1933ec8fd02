package dev.uring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the programs to be measured are started; C programs are compiled when first needed. */
final class Programs {
    private static final int SECONDS_TO_COMPILE = 60;

    private final Path sources;
    private final Path folder;
    private final List<String> jvm;

    /**
     * Programs that are started from here.
     *
     * @param sources where the C sources are
     * @param folder where compiled programs go
     */
    Programs(Path sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
        jvm = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--illegal-native-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.uring.bench.program.Program");
    }

    /** A workload in a JVM of its own, with the JVM's default settings. */
    List<String> java(Object... arguments) {
        return command(jvm, arguments);
    }

    /**
     * Another main class of the same package, in a JVM with its default settings. It may not deny what is not enabled: to
     * say so costs the JVM its archived modules, and lengthens its start.
     */
    List<String> javaMain(String name, Object... arguments) {
        List<String> start = new ArrayList<>(jvm);
        start.remove("--illegal-native-access=deny");
        start.set(start.size() - 1, "dev.uring.bench.program." + name);
        return command(start, arguments);
    }

    /** A C program. */
    List<String> c(String name, Object... arguments) throws IOException {
        return command(List.of(compile(name).toString()), arguments);
    }

    /** Whether a C compiler and what the program includes are there, and it is written for this machine. */
    boolean canCompile(String name) {
        try {
            compile(name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path compile(String name) throws IOException {
        Path program = folder.resolve(name);
        if (Files.exists(program)) {
            return program;
        }
        Files.createDirectories(folder);
        Path log = folder.resolve(name + ".log");
        Process compiler = new ProcessBuilder(
                        "cc",
                        "-O2",
                        "-o",
                        program.toString(),
                        sources.resolve(name + ".c").toString(),
                        "-luring")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!compiler.waitFor(SECONDS_TO_COMPILE, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
                compiler.destroyForcibly();
                throw new IOException("cannot compile " + name + ".c, see " + log);
            }
        } catch (InterruptedException e) {
            compiler.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        return program;
    }

    private static List<String> command(List<String> start, Object... arguments) {
        List<String> command = new ArrayList<>(start);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
