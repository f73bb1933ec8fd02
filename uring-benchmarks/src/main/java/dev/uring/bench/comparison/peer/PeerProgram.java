package dev.uring.bench.comparison.peer;

import dev.uring.bench.comparison.program.Program;
import dev.uring.bench.comparison.program.Workload;
import java.io.IOException;
import java.nio.file.Path;

/** The peers' programs to be measured; see {@link Program}. */
public final class PeerProgram {
    private PeerProgram() {}

    /** Runs the workload that the first two arguments name; the others are its parameters. */
    public static void main(String[] arguments) throws Exception {
        try (Workload workload = open(arguments)) {
            Program.serve(workload);
        }
    }

    private static Workload open(String... arguments) throws IOException {
        int size = Integer.parseInt(arguments[1]);
        return switch (arguments[0]) {
            case "lwjgl-nop" -> new LwjglNop(size);
            case "lwjgl-read" -> new LwjglRead(size, Path.of(arguments[2]));
            case "netty-nop" -> new NettyNop(size);
            case "netty-read" -> new NettyRead(size, Path.of(arguments[2]));
            default -> throw new IllegalArgumentException("no workload " + arguments[0]);
        };
    }
}
