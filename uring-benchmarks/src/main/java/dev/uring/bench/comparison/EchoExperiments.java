package dev.uring.bench.comparison;

import dev.uring.bench.comparison.Experiment.Bar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers that echo messages of 64 bytes over TCP, side by side, and the bars. */
final class EchoExperiments {
    static final String C = "C liburing";
    static final String JAVA = "Java";

    /** How many connections there are, each with one message on its way. */
    static final List<Integer> CONNECTIONS = List.of(50, 500);

    private static final List<String> NETTY =
            Programs.canLoadPeers() ? List.of("nio", "epoll", "io_uring", "io_uring-buffers") : List.of("nio");

    /** Requests per second, and CPU time, are to reach this part of C's. */
    private static final double PART_OF_C = 0.97;

    private final Programs programs;

    EchoExperiments(Programs programs) {
        this.programs = programs;
    }

    /** One number of connections. */
    Experiment at(int connections) throws IOException {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(JAVA, C, 1 / PART_OF_C));
        for (String netty : netty()) {
            bars.add(new Bar(JAVA, netty, 1.00));
        }
        return new Experiment("echo, " + connections + " connections", C, servers(), bars);
    }

    /** The commands of all servers by name. */
    Map<String, List<String>> servers() throws IOException {
        Map<String, List<String>> servers = new LinkedHashMap<>();
        servers.put(C, programs.c("echo_uring"));
        servers.put("C epoll", programs.c("echo_epoll"));
        servers.put(JAVA, programs.main("dev.uring.bench.comparison.echo.UringEcho"));
        for (String transport : NETTY) {
            servers.put(name(transport), programs.peer("NettyEcho", transport));
        }
        return servers;
    }

    /** The names of Netty's servers. */
    static List<String> netty() {
        return NETTY.stream().map(EchoExperiments::name).toList();
    }

    private static String name(String transport) {
        return "Netty " + transport;
    }
}
