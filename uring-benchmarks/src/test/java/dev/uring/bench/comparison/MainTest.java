package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line, as far as it goes before anything is measured. */
class MainTest {
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void helpNamesAllThatIsMeasured() {
        assertEquals(0, run("--help"));
        for (String name : new String[] {
            "nop",
            "read",
            "registered",
            "direct",
            "flat",
            "copy",
            "startup",
            "echo",
            "echo-steps",
            "peers",
            "build",
            "allocation",
            "instructions",
            "sqpoll",
            "smoke",
            "all",
            "jmh",
            "--rounds",
            "--slice",
            "--cpu"
        }) {
            assertTrue(output.toString().contains(name), name + " is not in " + output);
        }
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertEquals(2, run("nop", "--rounds", "0"));
        assertTrue(errors.toString().startsWith("--rounds is 0, and must be at least 1"), errors.toString());
    }

    @Test
    void unknownOptionsAndNamesAreNamed() {
        assertEquals(2, run("nop", "--sliced", "3"));
        assertTrue(errors.toString().contains("'--sliced'"), errors.toString());
        assertEquals(2, run("nopp"));
        assertTrue(errors.toString().contains("'nopp'"), errors.toString());
    }

    private int run(String... arguments) {
        CommandLine program = Main.program(Path.of("none"));
        return program.setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }
}
