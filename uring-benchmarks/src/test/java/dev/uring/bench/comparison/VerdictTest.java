package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Verdict HOLDS = new Verdict("start", "80 ms more", 80, 80);
    private static final Verdict FAILS = new Verdict("start", "81 ms more", 81, 80);

    @Test
    void holdsUpToTheLimit() {
        assertEquals("holds start: 80 ms more, limit 80.00", HOLDS.toString());
        assertEquals("FAILS start: 81 ms more, limit 80.00", FAILS.toString());
    }

    @Test
    void writesALineForEach() {
        List<String> lines = Verdict.csv(List.of(HOLDS, FAILS)).lines().toList();
        assertEquals(3, lines.size());
        assertEquals("\"start\",\"81 ms more\",81.0000,80.0000,false", lines.get(2));
    }
}
