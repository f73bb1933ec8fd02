package dev.uring.op.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimespecsTest {
    private final Arena arena = Arena.global();

    @Test
    void writesSecondsAndNanoseconds() {
        MemorySegment timespec = Timespecs.of(Duration.ofMillis(1_500), arena);
        assertEquals(1, timespec.get(ValueLayout.JAVA_LONG, 0));
        assertEquals(500_000_000, timespec.get(ValueLayout.JAVA_LONG, 8));
        Instant instant = Instant.parse("2024-02-29T12:00:00.123456789Z");
        assertEquals(instant, Timespecs.toInstant(Timespecs.of(instant, arena)));
    }

    @Test
    void keepsTheExtremes() {
        for (Duration duration :
                new Duration[] {Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)}) {
            assertEquals(duration, Timespecs.toDuration(Timespecs.of(duration, arena)));
        }
        for (Instant instant : new Instant[] {Instant.EPOCH, Instant.MAX}) {
            assertEquals(instant, Timespecs.toInstant(Timespecs.of(instant, arena)));
        }
    }

    @Test
    void refusesNegativeTimesAndWritesNothing() {
        MemorySegment timespec = Timespecs.of(Duration.ofSeconds(7), arena);
        assertRefused("time is -1 ns, below zero", () -> Timespecs.set(timespec, Duration.ofNanos(-1)));
        assertRefused("1969-12-31", () -> Timespecs.set(timespec, Instant.EPOCH.minusNanos(1)));
        assertEquals(Duration.ofSeconds(7), Timespecs.toDuration(timespec));
    }

    @Test
    void countsNanosecondsUpToTheLimit() {
        assertEquals(Long.MAX_VALUE, Timespecs.nanos(Duration.ofNanos(Long.MAX_VALUE)));
        assertRefused(
                "time is 9223372036.854775808 s, above the limit of 9223372036.854775807 s",
                () -> Timespecs.nanos(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)));
        assertRefused("time is -1 ns, below zero", () -> Timespecs.nanos(Duration.ofNanos(-1)));
    }

    @Test
    void refusesNanosecondsOutOfRange() {
        MemorySegment timespec = arena.allocateFrom(ValueLayout.JAVA_LONG, 1, 1_000_000_000);
        assertRefused("tv_nsec is 1000000000", () -> Timespecs.toDuration(timespec));
        assertRefused("tv_nsec is 1000000000", () -> Timespecs.toInstant(timespec));
    }

    private static void assertRefused(String reason, Runnable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
