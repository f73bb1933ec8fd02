package dev.uring;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The result of an operation that failed becomes no descriptor, not even one that means something else. */
class FdTest {
    @ParameterizedTest
    @CsvSource({
        "-1, EPERM",
        "-2, ENOENT",
        "-100, ENETDOWN",
        "-125, ECANCELED",
        "-4000, an error",
        "-2147483648, an error"
    })
    void refusesResultsThatAreErrors(int result, String error) {
        assertRefused("file descriptor", Fd::of, result, error);
        assertRefused("registered file index", Fd::fixed, result, error);
        assertRefused("file slot", FileSlot::of, result, error);
    }

    private static void assertRefused(String what, IntFunction<?> maker, int result, String error) {
        String message = assertThrows(IllegalArgumentException.class, () -> maker.apply(result))
                .getMessage();
        assertTrue(message.startsWith(what + " is " + result), message);
        assertTrue(message.contains(error), message);
    }
}
