package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.processor.check.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Messages are the same in every locale: a search finds them, and a number can be copied. */
class MessageLocaleTest {
    @Test
    void digitsAreThoseOfTheSource() {
        String expected = Problem.BAD_OPCODE.message(256);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            assertEquals(expected, Problem.BAD_OPCODE.message(256));
        } finally {
            Locale.setDefault(before);
        }
    }
}
