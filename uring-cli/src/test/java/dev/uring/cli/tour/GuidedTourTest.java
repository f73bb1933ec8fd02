package dev.uring.cli.tour;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GuidedTourTest {
    @Test
    void doesWhatItTells() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        GuidedTour.run(new PrintStream(output, true, StandardCharsets.UTF_8), Terminal.plain());

        String text = output.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("-> user_data 3, result 24: bytes read: \"written through io_uring\""), text);
        assertTrue(text.contains("interface SiocinqSpec {"), text);
        assertTrue(text.contains("-> user_data 6, result 42: bytes wait in the socket"), text);
    }

    @Test
    void fitsPlainTerminalOf80Columns() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        GuidedTour.run(new PrintStream(output, true, StandardCharsets.UTF_8), Terminal.plain());

        String text = output.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains("\u001b"), "escape sequences without a terminal");
        text.lines().forEach(line -> assertTrue(line.length() < 80, "too wide: " + line));
    }
}
