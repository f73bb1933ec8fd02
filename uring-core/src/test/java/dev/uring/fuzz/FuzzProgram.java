package dev.uring.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The virtual machine that makes the calls, in a folder that is its own. Prints a line for each seed, and what was wrong;
 * {@code calls.txt} has the calls of the last one.
 */
final class FuzzProgram {
    /** What the name of the working folder starts with, so that no other folder is ever worked on. */
    static final String FOLDER = "uring-fuzz";

    private FuzzProgram() {}

    /** @param arguments the first seed and the number of seeds */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("").toAbsolutePath();
        if (!folder.getFileName().toString().startsWith(FOLDER)) {
            throw new IllegalStateException("not started in a folder of its own but in " + folder);
        }
        long first = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        Surface surface = new Surface();
        System.out.println("methods " + surface.all().size());
        try (RandomAccessFile calls = new RandomAccessFile("../" + folder.getFileName() + ".calls.txt", "rw")) {
            Reports reports = new Reports(calls);
            for (long seed = first; seed < first + count; seed++) {
                clear(folder);
                Files.createDirectory(folder.resolve("dir"));
                reports.begin(seed);
                run(surface, reports, seed);
                System.out.println("seed " + seed);
            }
            System.out.println("unfinished " + reports.unfinishedSeeds());
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Removes what earlier seeds made. */
    private static void clear(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            if (!file.equals(folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void run(Surface surface, Reports reports, long number) throws InterruptedException {
        Thread thread = Thread.ofPlatform().name("seed " + number).start(() -> {
            try {
                new Seed(surface, reports, number).run();
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                reports.failed("the seed ended with a " + e.getClass().getSimpleName(), e);
            }
        });
        reports.watch(thread);
        thread.join();
    }
}
