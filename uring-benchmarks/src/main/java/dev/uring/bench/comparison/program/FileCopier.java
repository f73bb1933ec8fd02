package dev.uring.bench.comparison.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a file as the JDK does. */
public final class FileCopier {
    private FileCopier() {}

    /** Arguments: source and target. */
    public static void main(String[] arguments) throws IOException {
        Files.copy(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("copied");
    }
}
