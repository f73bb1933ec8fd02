package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run is worth telling about the machine. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        List<String> cpu = Files.readAllLines(Path.of("/proc/cpuinfo"));
        String model = cpu.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return model + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, Linux "
                + Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip() + ", Java " + Runtime.version()
                + ", load average " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
