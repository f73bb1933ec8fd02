package dev.uring.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The limit of memory that a process may lock, which registered buffers count against. */
final class LockedMemory {
    private static final String ROW = "Max locked memory";

    private LockedMemory() {}

    /** What to do when the limit is reached. */
    static String advice(long bytes) {
        return "registering " + bytes + " bytes would go over the limit of locked memory, which is " + limit()
                + ": raise it (ulimit -l, LimitMEMLOCK= of systemd, --ulimit memlock= of a container), or give the process"
                + " CAP_IPC_LOCK";
    }

    private static String limit() {
        try (Stream<String> rows = Files.lines(Path.of("/proc/self/limits"))) {
            return rows.filter(row -> row.startsWith(ROW))
                    .map(row -> row.substring(ROW.length()).strip().split("\\s+")[0])
                    .map(soft -> soft.equals("unlimited")
                            ? soft
                            : soft + " bytes for all that the processes of this user have locked")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
