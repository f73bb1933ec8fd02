package dev.uring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans of time in messages. */
class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0 s",
        "5, 0, 5 s",
        "1, 500000000, 1.5 s",
        "0, 20000000, 20 ms",
        "0, 1500000, 1500 us",
        "0, 999999999, 999999999 ns",
        "0, -1, -1 ns",
        "-1, 0, -1 s",
        "600, 0, 600 s",
        "9223372036854775807, 0, 9223372036854775807 s",
        "-9223372036854775808, 1, -9223372036854775807.999999999 s",
    })
    void isPlain(long seconds, long nanos, String text) {
        assertEquals(text, TimeText.of(Duration.ofSeconds(seconds, nanos)));
    }
}
