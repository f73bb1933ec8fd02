package dev.uring.fuzz;

import dev.uring.Fd;
import dev.uring.register.RingMessenger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a seed does now, written to a file that outlives a crash, and what was found. A call that waits gets completions; one that
 * lasts all the same ends the virtual machine.
 */
final class Reports {
    /** The exit code when a call did not end. */
    static final int HANGS = 3;

    private static final long WAITS_NANOS = 30_000_000L;
    private static final long HANGS_NANOS = 15_000_000_000L;

    private final RandomAccessFile calls;
    private final RingMessenger messenger = new RingMessenger();
    private volatile long seed;
    private volatile String call = "nothing";
    private volatile long since;
    private volatile List<Integer> awakable = List.of();
    private int unfinished;

    Reports(RandomAccessFile calls) {
        this.calls = calls;
    }

    void begin(long number) throws IOException {
        seed = number;
        awakable = List.of();
        calls.setLength(0);
        calling("seed " + number);
    }

    void awakable(List<Integer> rings) {
        awakable = rings;
    }

    void calling(String text) {
        call = text;
        since = System.nanoTime();
        try {
            calls.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void returned() {
        since = 0;
    }

    void failed(String fault, Throwable thrown) {
        StringBuilder lines =
                new StringBuilder("FAILED seed " + seed + ": " + fault + " | " + call.replace("\n", "\\n"));
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            lines.append("\n    ").append(cause);
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0;
                    i < Math.min(12, trace.length) && !trace[i].getClassName().contains(".fuzz.");
                    i++) {
                lines.append("\n        at ").append(trace[i]);
            }
        }
        System.out.println(lines);
    }

    void unfinished() {
        unfinished++;
    }

    int unfinishedSeeds() {
        return unfinished;
    }

    /** Ends waits, and the virtual machine when that does not help. Runs for as long as a seed does. */
    void watch(Thread running) throws InterruptedException {
        while (running.isAlive()) {
            running.join(10);
            long start = since;
            long lasts = start == 0 ? 0 : System.nanoTime() - start;
            if (lasts > WAITS_NANOS) {
                wake();
            }
            if (lasts > HANGS_NANOS) {
                System.out.println(
                        "FAILED seed " + seed + ": no end within " + HANGS_NANOS / 1_000_000_000 + " s | " + call);
                for (Map.Entry<Thread, StackTraceElement[]> thread :
                        Thread.getAllStackTraces().entrySet()) {
                    System.out.println("    " + thread.getKey());
                    for (StackTraceElement element : thread.getValue()) {
                        System.out.println("        at " + element);
                    }
                }
                System.out.flush();
                Runtime.getRuntime().halt(HANGS);
            }
        }
    }

    private void wake() {
        for (int ring : awakable) {
            try {
                for (int i = 0; i < 64; i++) {
                    messenger.send(Fd.of(ring), -2, 0);
                }
            } catch (IOException e) {
                // The ring is closed by now.
            }
        }
    }
}
