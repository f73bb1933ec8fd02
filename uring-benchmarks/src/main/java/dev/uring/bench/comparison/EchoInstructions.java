package dev.uring.bench.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many instructions the serving thread of an echo server takes in user space for a request, counted by single steps.
 *
 * <p>A server that is stepped through is slow, so that requests of all connections wait for each of its turns. Few
 * connections show what a turn costs that serves few requests. Under load the truth lies between.
 */
final class EchoInstructions {
    private static final String COUNTER = "count_when_told";

    private static final List<Integer> CONNECTIONS = List.of(8, 50);

    /** The median slice counts, because now and then the JVM does something of its own. */
    private static final int SLICES = 5;

    /** How many requests a slice has at least; with more connections, two for each. */
    private static final int REQUESTS = 20;

    /** Compilers get little time on a busy machine: the JVM waits for them, and asks them early. */
    private static final List<String> COMPILE_SOON = List.of("-Xbatch", "-XX:CompileThresholdScaling=0.3");

    private static final int WARM_UP_REQUESTS = 60_000;
    private static final int MAX_WARM_UP_SLICES = 120;
    private static final long WARM_UP_SLICE = 500_000_000;
    private static final int WARM_UP_CONNECTIONS = 50;

    /** How many slices of the warm-up have the connections that are counted: they may lead to code of their own. */
    private static final int LIKE_COUNTED_SLICES = 6;

    /** Longer than the counting takes. */
    private static final long SLICE = 300_000_000_000L;

    /** What a request may take at most, relative to C. */
    private static final double LIMIT = 2;

    private final Programs programs;

    EchoInstructions(Programs programs) {
        this.programs = programs;
    }

    /** What a request takes of the serving thread. */
    record Count(double instructions, double systemCalls) {}

    /**
     * Compares all servers.
     *
     * @return at most twice as many as C, and no more than any of Netty's
     * @throws UnsupportedOperationException when the system forbids tracing
     */
    List<Verdict> run() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, List<String>> servers = new EchoExperiments(programs).servers();
        for (int connections : CONNECTIONS) {
            Map<String, Double> instructions = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> server : servers.entrySet()) {
                Count count = count(server.getValue(), connections);
                System.out.printf(
                        Locale.ROOT,
                        "  echo, %-4d connections %-24s %8.1f instructions, %6.3f system calls per request%n",
                        connections,
                        server.getKey(),
                        count.instructions,
                        count.systemCalls);
                instructions.put(server.getKey(), count.instructions);
            }
            verdicts.addAll(judge(connections, instructions));
        }
        return verdicts;
    }

    private static List<Verdict> judge(int connections, Map<String, Double> instructions) {
        List<Verdict> verdicts = new ArrayList<>();
        double java = instructions.get(EchoExperiments.JAVA);
        String subject = "instructions per echo, " + connections + " connections, beside ";
        String figure = String.format(Locale.ROOT, "%.1f in user space", java);
        double c = instructions.get(EchoExperiments.C);
        verdicts.add(new Verdict(subject + "twice C's", figure, java, LIMIT * c));
        for (String netty : EchoExperiments.netty()) {
            verdicts.add(new Verdict(subject + netty, figure, java, instructions.get(netty)));
        }
        return verdicts;
    }

    private Count count(List<String> command, int connections) throws IOException {
        int requests = Math.max(REQUESTS, 2 * connections);
        try (Child server = new Child(compilingSoon(command));
                // Accepting comes first: compiled code that never saw it is thrown away when it happens.
                Child counted = new Child(EchoPair.load(programs, server, connections, requests));
                Child like = new Child(EchoPair.load(programs, server, connections, 0));
                Child load = new Child(EchoPair.load(programs, server, WARM_UP_CONNECTIONS, 0))) {
            warmUp(load, like);
            return count(server, counted, () -> warmUp(load, like));
        }
    }

    private static void warmUp(Child load, Child like) throws IOException {
        long requests = 0;
        for (int i = 0; i < MAX_WARM_UP_SLICES && requests < WARM_UP_REQUESTS; i++) {
            load.request(WARM_UP_SLICE);
            requests += load.finish().operations();
        }
        for (int i = 0; i < LIKE_COUNTED_SLICES; i++) {
            like.request(WARM_UP_SLICE);
            like.finish();
        }
    }

    private Count count(Child server, Child counted, WarmUp again) throws IOException {
        Process counter = new ProcessBuilder(programs.c(COUNTER, server.thread()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = counter.inputReader()) {
            String ready = output.readLine();
            if (!"ready".equals(ready)) {
                throw new UnsupportedOperationException("cannot trace: " + ready);
            }
            again.run();
            double[] instructions = new double[SLICES];
            double[] systemCalls = new double[SLICES];
            long[] before = numbers(counter, output);
            for (int i = 0; i < SLICES; i++) {
                counted.request(SLICE);
                long requests = counted.finish().operations();
                long[] after = numbers(counter, output);
                instructions[i] = (double) (after[0] - before[0]) / requests;
                systemCalls[i] = (double) (after[1] - before[1]) / requests;
                before = after;
            }
            return new Count(
                    Statistics.of(instructions).median(),
                    Statistics.of(systemCalls).median());
        } finally {
            counter.destroyForcibly();
        }
    }

    private static long[] numbers(Process counter, BufferedReader output) throws IOException {
        // A SIGTERM. Process.destroy would close the output, too.
        counter.toHandle().destroy();
        String[] words = output.readLine().split(" ");
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
    }

    private interface WarmUp {
        void run() throws IOException;
    }

    private static List<String> compilingSoon(List<String> command) {
        List<String> result = new ArrayList<>(command);
        if (command.contains("-cp")) {
            result.addAll(1, COMPILE_SOON);
        }
        return result;
    }
}
