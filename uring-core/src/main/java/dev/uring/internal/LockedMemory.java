package dev.uring.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The limit of memory that a user may lock, which rings and registered buffers count against. */
public final class LockedMemory {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path STATUS = Path.of("/proc/thread-self/status");
    private static final String LIMIT_ROW = "Max locked memory";
    private static final String CAPABILITIES_ROW = "CapEff:";
    private static final int CAP_IPC_LOCK = 14;
    private static final Path USERS = Path.of("/proc/self/uid_map");
    private static final String ALL_USERS = "0\\s+0\\s+4294967295";

    private LockedMemory() {}

    /**
     * What {@code ENOMEM} means where locked memory counts. The kernel does not say whether it is that limit or its memory.
     *
     * @param what says who wanted the memory, such as "the ring needs"
     */
    public static String advice(String what, long bytes) {
        return advice(what, bytes, isExempt(), limit());
    }

    static String advice(String what, long bytes, boolean exempt, OptionalLong limit) {
        String wanted = what + " " + bytes + " bytes";
        if (exempt || limit.equals(OptionalLong.of(Long.MAX_VALUE))) {
            return wanted + ", and the kernel is short of memory";
        }
        String number = limit.isEmpty() ? "unknown" : limit.getAsLong() + " bytes";
        String reason = limit.isPresent() && bytes > limit.getAsLong()
                ? " of locked memory, and the limit is " + number
                : ", and with what this user's processes have locked already that is more than the limit of locked memory, "
                        + number + ", or the kernel is short of memory";
        return wanted + reason
                + ": use less, raise the limit (ulimit -l, LimitMEMLOCK= of systemd, --ulimit memlock= of a container), or"
                + " give the process CAP_IPC_LOCK";
    }

    /** Whether the limit does not hold for this process. In a user namespace of its own the capability does not count. */
    private static boolean isExempt() {
        return row(USERS, "").anyMatch(row -> row.matches(ALL_USERS))
                && row(STATUS, CAPABILITIES_ROW)
                        .anyMatch(row -> (Long.parseUnsignedLong(row, 16) >>> CAP_IPC_LOCK & 1) != 0);
    }

    private static OptionalLong limit() {
        return row(LIMITS, LIMIT_ROW)
                .map(row -> row.split("\\s+")[0])
                .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseUnsignedLong(soft))
                .findFirst();
    }

    /** What follows the name in a file of lines with names; empty when there is no such line. */
    private static Stream<String> row(Path file, String name) {
        try (Stream<String> rows = Files.lines(file)) {
            return rows
                    .filter(row -> row.startsWith(name))
                    .map(row -> row.substring(name.length()).strip())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
