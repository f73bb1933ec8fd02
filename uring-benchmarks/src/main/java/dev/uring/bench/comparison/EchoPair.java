package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.List;

/** An echo server and its load. The load tells how many requests there were and how long they took, the server what they cost. */
final class EchoPair implements Subject {
    private final Child server;
    private final Child load;

    /**
     * Starts a server, connects the load, and waits until both are ready.
     *
     * @param command the server's
     */
    EchoPair(Programs programs, List<String> command, int connections) throws IOException {
        server = new Child(command);
        load = new Child(load(programs, server, connections, 0));
    }

    /**
     * The command of a load for a server that is ready.
     *
     * @param most how many requests a slice has at most; 0 is no limit
     */
    static List<String> load(Programs programs, Child server, int connections, int most) throws IOException {
        String port = server.greeting()[2];
        return programs.c("echo_load", port, connections, most);
    }

    @Override
    public Slice run(long nanoseconds) throws IOException {
        long allocated = allocated();
        long start = System.nanoTime();
        long busy = CpuTimes.busy();
        long ofServer = CpuTimes.of(server.pid());
        long ofLoad = CpuTimes.of(load.pid());
        load.request(nanoseconds);
        Slice slice = load.finish();
        long served = CpuTimes.of(server.pid()) - ofServer;
        long loaded = CpuTimes.of(load.pid()) - ofLoad;
        long others = Math.max(0, CpuTimes.busy() - busy - served - loaded);
        double share = (double) others / (System.nanoTime() - start);
        return new Slice(
                slice.operations(), slice.nanoseconds(), served, allocated() - allocated, share, slice.latencies());
    }

    @Override
    public void close() {
        load.close();
        server.close();
    }

    private long allocated() throws IOException {
        return Long.parseLong(server.ask(""));
    }
}
