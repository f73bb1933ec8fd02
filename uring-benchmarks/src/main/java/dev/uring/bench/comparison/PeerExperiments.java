package dev.uring.bench.comparison;

import dev.uring.bench.comparison.Experiment.Bar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same work through other libraries for Java that reach io_uring. */
final class PeerExperiments {
    private static final String C = "C liburing";
    private static final String JAVA = "Java";
    private static final String LWJGL = "LWJGL";
    private static final String NETTY = "Netty, own handle";

    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);
    private static final int DEPTH = 32;

    private final Programs programs;

    PeerExperiments(Programs programs) {
        this.programs = programs;
    }

    /** NOPs in batches, and random reads of 4 KiB from the page cache. */
    List<Experiment> all(Path file) throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (int batch : BATCHES) {
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put(C, programs.c("nop_liburing", batch));
            commands.put(JAVA, programs.java("nop", batch));
            commands.put(LWJGL, programs.peer("PeerProgram", "lwjgl-nop", batch));
            commands.put(NETTY, programs.peer("PeerProgram", "netty-nop", batch));
            experiments.add(experiment("NOP batch " + batch, commands));
        }
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(C, programs.c("read_liburing", DEPTH, file, "plain"));
        commands.put(JAVA, programs.java("read", DEPTH, file, "plain"));
        commands.put(LWJGL, programs.peer("PeerProgram", "lwjgl-read", DEPTH, file));
        commands.put(NETTY, programs.peer("PeerProgram", "netty-read", DEPTH, file));
        experiments.add(experiment("read depth " + DEPTH, commands));
        return experiments;
    }

    private static Experiment experiment(String name, Map<String, List<String>> commands) {
        return new Experiment(name, C, commands, List.of(new Bar(JAVA, LWJGL, 1.00), new Bar(JAVA, NETTY, 1.00)));
    }
}
