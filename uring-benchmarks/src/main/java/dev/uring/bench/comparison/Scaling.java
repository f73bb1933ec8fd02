package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Whether an operation costs the same however many are in flight, and however many descriptors there are. Two bars: at
 * any count Java costs at most {@value #GROWTH} times what it costs at the first; and it grows by at most
 * {@value #BESIDE_C} times what C grows by, because the kernel's own part grows where its requests and files leave the caches.
 */
final class Scaling {
    private static final double GROWTH = 1.25;
    private static final double BESIDE_C = 1.05;

    private static final List<Integer> IN_FLIGHT = List.of(1, 16, 256, 4096);
    private static final List<Integer> DESCRIPTORS = List.of(1, 10, 100, 1000, 10_000);

    /** Descriptors that a program has open besides those it measures: the JVM's own, mostly. */
    private static final int RESERVE = 100;

    private static final String C = "C liburing";
    private static final String JAVA = "Java";

    private final Programs programs;

    Scaling(Programs programs) {
        this.programs = programs;
    }

    /** Receives that wait at once, each on a socket of its own, and are woken one after the other. */
    Experiment inFlight() throws IOException {
        // A socket to receive from, and one to send to it.
        return experiment("in flight", allowed(IN_FLIGHT, 2), "waiting");
    }

    /**
     * Reads from descriptors by turns, in batches of 32.
     *
     * @param mode "plain" or "registered"
     */
    Experiment descriptors(String mode) throws IOException {
        return experiment("descriptors " + mode, allowed(DESCRIPTORS, 1), "descriptors", mode);
    }

    /** The verdicts on what was measured. */
    static List<Verdict> verdicts(Experiment experiment, List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        Map<String, SortedMap<Integer, Double>> growth = growth(experiment, measurements, cost);
        SortedMap<Integer, Double> java = growth.get(JAVA);
        SortedMap<Integer, Double> c = growth.get(C);
        int worst = worst(java.keySet(), java::get);
        int worstBesideC = worst(java.keySet(), count -> java.get(count) / c.get(count));
        String name = experiment.name() + ", flat";
        return List.of(
                new Verdict(
                        name,
                        String.format(
                                Locale.ROOT,
                                "Java costs up to %.3f times what it costs at 1, at %d (C %.3f)",
                                java.get(worst),
                                worst,
                                c.get(worst)),
                        java.get(worst),
                        GROWTH),
                new Verdict(
                        name + " beside C",
                        String.format(
                                Locale.ROOT,
                                "Java grows by up to %.3f times what C grows by, at %d",
                                java.get(worstBesideC) / c.get(worstBesideC),
                                worstBesideC),
                        java.get(worstBesideC) / c.get(worstBesideC),
                        BESIDE_C));
    }

    private static int worst(Collection<Integer> counts, ToDoubleFunction<Integer> value) {
        return counts.stream().max(Comparator.comparingDouble(value)).orElseThrow();
    }

    /** What operations cost at each count, relative to the first one: medians over the rounds. */
    private static Map<String, SortedMap<Integer, Double>> growth(
            Experiment experiment, List<Measurement> measurements, ToDoubleFunction<Slice> cost) {
        Map<String, SortedMap<Integer, Double>> growth = new LinkedHashMap<>();
        for (String program : experiment.programs().keySet()) {
            String first = language(program) + " " + count(experiment.reference());
            double[] ratios = Measurement.ratios(measurements, experiment.name(), program, first, cost);
            growth.computeIfAbsent(language(program), _ -> new TreeMap<>())
                    .put(count(program), Statistics.of(ratios).median());
        }
        return growth;
    }

    /** Draws the medians of what was measured. */
    static void plot(Path file, Experiment experiment, List<Measurement> measurements, ToDoubleFunction<Slice> cost)
            throws IOException {
        Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();
        for (String program : experiment.programs().keySet()) {
            double[] costs = Measurement.select(measurements, experiment.name(), program)
                    .map(Measurement::slice)
                    .mapToDouble(cost)
                    .toArray();
            lines.computeIfAbsent(language(program), _ -> new TreeMap<>())
                    .put(count(program), Statistics.of(costs).median());
        }
        Plot.lines(file, "ns per operation by " + experiment.name(), experiment.name(), lines);
    }

    private Experiment experiment(String name, List<Integer> counts, String workload, Object... mode)
            throws IOException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (int count : counts) {
            commands.put(C + " " + count, programs.c(workload + "_liburing", arguments(count, mode)));
            commands.put(JAVA + " " + count, programs.java(arguments(workload, arguments(count, mode))));
        }
        return new Experiment(name, C + " " + counts.getFirst(), commands, List.of());
    }

    private static String language(String program) {
        return program.substring(0, program.lastIndexOf(' '));
    }

    private static int count(String program) {
        return Integer.parseInt(program.substring(program.lastIndexOf(' ') + 1));
    }

    private static Object[] arguments(Object first, Object... others) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return all.toArray();
    }

    /** The counts for which a process may have enough descriptors; both kinds of programs use the hard limit. */
    private static List<Integer> allowed(List<Integer> counts, int each) throws IOException {
        String hard = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" {2,}")[2])
                .findFirst()
                .orElseThrow();
        long limit = hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
        List<Integer> allowed = counts.stream()
                .filter(count -> (long) count * each + RESERVE <= limit)
                .toList();
        if (allowed.size() < counts.size()) {
            System.out.println("no more than " + allowed.getLast() + ": a process may have " + limit
                    + " descriptors here (ulimit -Hn)");
        }
        return allowed;
    }
}
