package dev.uring.bench.comparison.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = Latencies.of(true);

    @Test
    void keepsATimeToOnePartInAThousand() {
        long began = System.nanoTime() - 3_000_000_000L;
        latencies.start(began);
        latencies.end(began);
        String text = latencies.take();
        long longest = System.nanoTime() - began + 1;
        assertTrue(text.matches(" \\d+:1"), text);
        long time = Long.parseLong(text.substring(1, text.indexOf(':')));
        assertTrue(time >= 2_997_000_000L && time <= longest, text);
    }

    @Test
    void leavesOutWhatBeganBeforeTheSlice() {
        latencies.start(System.nanoTime());
        latencies.end(System.nanoTime() - 1_000_000);
        assertEquals("", latencies.take());
    }

    @Test
    void forgetsWhatWasTaken() {
        latencies.start(0);
        latencies.end(System.nanoTime());
        latencies.take();
        assertEquals("", latencies.take());
    }

    @Test
    void countsNothingUnlessTimed() {
        Latencies none = Latencies.of(false);
        none.end(none.begin());
        assertEquals("", none.take());
    }
}
