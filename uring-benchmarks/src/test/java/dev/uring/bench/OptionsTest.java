package dev.uring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Path HOME = Path.of("home");

    @Test
    void takesANameAndNumbers() {
        assertEquals(
                new Options("nop", 3, 50, 0, true, HOME),
                Options.parse(HOME, "nop", "--rounds", "3", "--cpu", "--slice", "50", "--repetitions", "0"));
    }

    @Test
    void asksForHelp() {
        assertEquals("help", Options.parse(HOME, "nop", "--help").name());
        assertEquals("help", Options.parse(HOME, "-h").name());
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertEquals(
                "--rounds is 0, which is no number from 1 on",
                assertThrows(IllegalArgumentException.class, () -> Options.parse(HOME, "--rounds", "0"))
                        .getMessage());
        assertEquals(
                "no option --sliced",
                assertThrows(IllegalArgumentException.class, () -> Options.parse(HOME, "--sliced", "3"))
                        .getMessage());
        assertEquals(
                "--slice needs a number",
                assertThrows(IllegalArgumentException.class, () -> Options.parse(HOME, "--slice"))
                        .getMessage());
    }
}
