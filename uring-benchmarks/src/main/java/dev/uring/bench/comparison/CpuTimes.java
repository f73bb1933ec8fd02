package dev.uring.bench.comparison;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the kernel accounts of CPU time. */
final class CpuTimes {
    private static final Path STAT = Path.of("/proc/stat");

    /** {@code USER_HZ}, which is 100 on every 64-bit Linux this runs on. */
    private static final long NANOSECONDS_PER_TICK = 10_000_000;

    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;

    /** Guest time is counted as user time already. */
    private static final int STEAL = 8;

    /** Where {@code cutime} and {@code cstime} are, counted from the state on. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    private CpuTimes() {}

    /** How long all CPUs were busy since boot, in nanoseconds. */
    static long busy() throws IOException {
        String[] fields = Files.readAllLines(STAT).getFirst().split(" +");
        long ticks = 0;
        for (int field = 1; field <= STEAL; field++) {
            if (field != IDLE && field != IO_WAIT) {
                ticks += Long.parseLong(fields[field]);
            }
        }
        return ticks * NANOSECONDS_PER_TICK;
    }

    /** How long the threads of a process, and its children that have ended, ran, in nanoseconds. */
    static long of(long process) throws IOException {
        long total = ofChildren(process);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + process + "/task"))) {
            for (Path thread : threads) {
                try {
                    String line = Files.readString(thread.resolve("schedstat"));
                    total += Long.parseLong(line.substring(0, line.indexOf(' ')));
                } catch (NoSuchFileException e) {
                    // The thread ended between the listing and the reading.
                }
            }
        }
        return total;
    }

    private static long ofChildren(long process) throws IOException {
        String line = Files.readString(Path.of("/proc/" + process + "/stat"));
        // The program's name, in parentheses, may have spaces in it; the state follows.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) * NANOSECONDS_PER_TICK;
    }
}
