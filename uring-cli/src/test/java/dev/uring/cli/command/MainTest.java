package dev.uring.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the command line meets: exit statuses, and one line for what went wrong. */
class MainTest {
    private final PrintStream realOutput = System.out;
    private final PrintStream realError = System.err;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void captureOutput() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseOutput() {
        System.setOut(realOutput);
        System.setErr(realError);
    }

    @Test
    void copyReportsSize() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "four");

        assertEquals(
                0, Main.run("cp", source.toString(), directory.resolve("target").toString()));

        assertTrue(output.toString().startsWith("copied 4 bytes in "), output.toString());
        assertEquals("", error.toString());
    }

    @Test
    void failureIsOneLine() {
        String missing = directory.resolve("missing").toString();

        assertEquals(1, Main.run("cp", missing, "target"));

        assertEquals("uring cp: cannot open '" + missing + "': no such file or directory (ENOENT)\n", error.toString());
    }

    @Test
    void verboseFailureHasStackTrace() {
        assertEquals(1, Main.run("cp", "--verbose", directory.resolve("missing").toString(), "target"));

        assertTrue(error.toString().contains("(CopyPlan.java:"), error.toString());
    }

    @Test
    void wrongCommandLines() {
        wrong("uring: which command? (try uring --help)");
        wrong("uring: no such command: cq (try uring --help)", "cq");
        wrong("uring cp: too much: c (try uring cp --help)", "cp", "a", "b", "c");
        wrong("uring cp: depth is 0, outside 1..4096 (try uring cp --help)", "cp", "-d", "0", "a", "b");
        wrong(
                "uring cp: Invalid value for option '--block-size': '1X' is no size; write one like 256K or 1M"
                        + " (try uring cp --help)",
                "cp",
                "-b",
                "1X",
                "a",
                "b");
        wrong(
                "uring cp: block size is 5000 bytes; it must be a multiple of 4096, at most 67108864"
                        + " (try uring cp --help)",
                "cp",
                "-b",
                "5000",
                "a",
                "b");
    }

    @Test
    void probeListsOperations() {
        assertEquals(0, Main.run("probe"));

        assertTrue(output.toString().contains(" 22 READ                 5.6  yes"), output.toString());
        output.toString().lines().forEach(line -> assertTrue(line.length() < 80, "too wide: " + line));
    }

    @Test
    void helpListsCommandsAndExitStatuses() {
        assertEquals(0, Main.run("--help"));

        for (String word : new String[] {"tour", "cp", "probe", "Exit status:"}) {
            assertTrue(output.toString().contains(word), output.toString());
        }
    }

    private void wrong(String complaint, String... arguments) {
        error.reset();
        assertEquals(2, Main.run(arguments));
        assertEquals(complaint + "\n", error.toString());
    }
}
