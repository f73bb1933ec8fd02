package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.bench.comparison.Experiment.Bar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Experiment EXPERIMENT = new Experiment(
            "a < b",
            "C",
            new LinkedHashMap<>(Map.of("C", List.of(), "Java", List.of())),
            List.of(new Bar("Java", "C", 0.97), new Bar("Java", "C", 0.9)));

    private static final Slice FAST = new Slice(10, 1000, 900, 0, 0);
    private static final Slice SLOW = new Slice(10, 1200, 1100, 0, 1);
    private static final Slice JAVA = new Slice(10, 1045, 990, 20, 0);

    /** The machine slows down in round 1; the neighbours of a slice take that out. */
    private static final List<Measurement> MEASUREMENTS = List.of(
            new Measurement("a < b", "C", 0, FAST, FAST, FAST),
            new Measurement("a < b", "Java", 0, FAST, JAVA, SLOW),
            new Measurement("a < b", "C", 1, SLOW, SLOW, SLOW),
            new Measurement("a < b", "Java", 1, SLOW, JAVA, FAST));

    @Test
    void comparesASliceWithTheMeanOfItsNeighbours() {
        assertEquals(0.95, MEASUREMENTS.get(1).ratio(Slice::nanosecondsPerOperation), 1e-9);
        assertEquals(0.99, MEASUREMENTS.get(1).ratio(Slice::cpuPerOperation), 1e-9);
    }

    @Test
    void tellsWhichBarsHold() {
        String text = new Report(MEASUREMENTS, Slice::nanosecondsPerOperation).of(List.of(EXPERIMENT));
        assertTrue(text.contains("holds a < b: Java is 0.950 (0.950..0.950) x C, limit 0.97"), text);
        assertTrue(text.contains("FAILS a < b: Java is 0.950 (0.950..0.950) x C, limit 0.90"), text);
    }

    @Test
    void tellsAllocationAndDisturbance() {
        String text = new Report(MEASUREMENTS, Slice::nanosecondsPerOperation).of(List.of(EXPERIMENT));
        assertTrue(text.lines().anyMatch(line -> line.matches("a < b +Java +104\\.5 +99\\.0 +2\\.00 .* 0 of 2")), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("a < b +C +110\\.0 .* 1 of 2")), text);
    }

    @Test
    void tellsLatencies() {
        Slice slice = new Slice(1000, 1, 1, 0, 0);
        slice.latencies().recordValueWithCount(1_000, 990);
        slice.latencies().recordValueWithCount(50_000, 9);
        slice.latencies().recordValueWithCount(700_000, 1);
        List<Measurement> timed = List.of(
                new Measurement("a < b", "C", 0, FAST, FAST, FAST),
                new Measurement("a < b", "Java", 0, FAST, slice, FAST),
                new Measurement("a < b", "Java", 1, FAST, slice, FAST));
        String text = new Report(timed, Slice::nanosecondsPerOperation).latencies(List.of(EXPERIMENT));
        assertTrue(text.lines().anyMatch(line -> line.matches("a < b +Java +1\\.0 +1\\.0 +50\\.0 +2000")), text);
    }

    @Test
    void writesEverySlice() {
        List<String> lines = RawNumbers.of(MEASUREMENTS).lines().toList();
        assertEquals(1 + 3 * MEASUREMENTS.size(), lines.size());
        assertEquals("\"a < b\",\"Java\",1,slice,10,1045,990,20,0.000", lines.get(11));
    }
}
