package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Map<String, Integer> COSTS = new LinkedHashMap<>();

    static {
        COSTS.put("C liburing 1", 100);
        COSTS.put("Java 1", 120);
        COSTS.put("C liburing 4096", 150);
        COSTS.put("Java 4096", 156);
    }

    private static final Experiment EXPERIMENT = new Experiment("in flight", "C liburing 1", commands(), List.of());

    @Test
    void judgesWhatJavaGrowsBy() {
        Verdict flat = verdicts().get(0);
        assertEquals(1.3, flat.value(), 1e-9);
        assertFalse(flat.holds(), flat.toString());
        assertTrue(flat.figure().contains("1.300 times what it costs at 1, at 4096 (C 1.500)"), flat.toString());
    }

    @Test
    void judgesGrowthBesideThatOfC() {
        Verdict besideC = verdicts().get(1);
        // At the first count both have grown by nothing, which is the worst that Java has to show.
        assertEquals(1, besideC.value(), 1e-9);
        assertTrue(besideC.holds(), besideC.toString());
    }

    private static List<Verdict> verdicts() {
        return Scaling.verdicts(EXPERIMENT, measurements(), Slice::nanosecondsPerOperation);
    }

    private static List<Measurement> measurements() {
        List<Measurement> measurements = new ArrayList<>();
        Slice reference = slice(COSTS.get(EXPERIMENT.reference()));
        COSTS.forEach((program, cost) ->
                measurements.add(new Measurement("in flight", program, 0, reference, slice(cost), reference)));
        return measurements;
    }

    private static Slice slice(int nanoseconds) {
        return new Slice(1, nanoseconds, nanoseconds, 0, 0);
    }

    private static Map<String, List<String>> commands() {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        COSTS.keySet().forEach(program -> commands.put(program, List.of()));
        return commands;
    }
}
