package dev.uring.bench.comparison;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the programs to be measured are started; C programs are compiled when first needed. */
final class Programs {
    private static final int SECONDS_TO_COMPILE = 60;

    /** What lets the peers do their best: memory access of their choice, no sampling of leaks, and no checks. */
    private static final List<String> PEER_OPTIONS = List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.leakDetection.level=disabled",
            "-Dorg.lwjgl.util.NoChecks=true");

    private static final String DENY = "--illegal-native-access=deny";

    private final Path sources;
    private final Path folder;
    private final Path libraries;
    private final String classPath;

    /**
     * Programs that are started from here.
     *
     * @param sources where the C sources are
     * @param folder where compiled programs go
     * @param libraries where the libraries are, those of the peers included
     * @param classPath what a JVM gets whose program is measured
     */
    Programs(Path sources, Path folder, Path libraries, String classPath) {
        this.sources = sources;
        this.folder = folder;
        this.libraries = libraries;
        this.classPath = classPath;
    }

    /**
     * Programs of the built module in a folder. What is measured has nothing but the library on its class path: more would
     * lengthen its start.
     */
    static Programs of(Path home) {
        Path target = home.resolve("target");
        Path libraries = target.resolve("lib");
        String classPath =
                target.resolve("uring-benchmarks.jar") + File.pathSeparator + libraries.resolve("uring-core.jar");
        return new Programs(home.resolve("src/main/c"), target.resolve("c"), libraries, classPath);
    }

    /** A workload in a JVM of its own, with the JVM's default settings. */
    List<String> java(Object... arguments) {
        return main("dev.uring.bench.comparison.program.Program", arguments);
    }

    /** A main class in a JVM of its own, with the JVM's default settings. */
    List<String> main(String name, Object... arguments) {
        return command(jvm(classPath, List.of(), name), arguments);
    }

    /** Whether this machine can load the peers' native libraries, which are there for x86-64. */
    static boolean canLoadPeers() {
        return System.getProperty("os.arch").equals("amd64");
    }

    /** A main class of package {@code peer}, with the peers' libraries, in a JVM of its own. */
    List<String> peer(String name, Object... arguments) {
        String withPeers = classPath + File.pathSeparator + libraries.resolve("*");
        return command(jvm(withPeers, PEER_OPTIONS, "dev.uring.bench.comparison.peer." + name), arguments);
    }

    /**
     * A main class in a JVM whose start is measured. It may not deny what is not enabled: to say so costs the JVM its
     * archived modules, and lengthens its start.
     */
    List<String> started(String name, Object... arguments) {
        List<String> command = main("dev.uring.bench.comparison.program." + name, arguments);
        command.remove(DENY);
        return command;
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

    private static List<String> jvm(String classPath, List<String> options, String name) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add(DENY);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, name));
        return command;
    }

    private static List<String> command(List<String> start, Object... arguments) {
        List<String> command = new ArrayList<>(start);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
