package dev.uring.bench.comparison.program;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A program to be measured: it stays alive and runs slices on demand, as the C programs do. It prints
 * "ready THREAD" once; then for each line with a number of nanoseconds, one with operations, nanoseconds, and the bytes
 * that the thread allocated meanwhile, and the latencies that were counted.
 */
public final class Program {
    /** How often the work is done between two looks at the clock. */
    private static final int ROUNDS = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Workload workload;
    private long operations;
    private long nanoseconds;
    private long bytes;

    private Program(Workload workload) {
        this.workload = workload;
    }

    /** Runs the workload named by the arguments. */
    public static void main(String[] arguments) throws Exception {
        try (Workload workload = Workloads.open(arguments)) {
            serve(workload);
        }
    }

    /** Runs a workload on demand, until the input ends. */
    public static void serve(Workload workload) throws Exception {
        Libc.allowTracing();
        new Program(workload).serve();
    }

    private void serve() throws Exception {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready " + Libc.gettid());
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            run(length(line));
            System.out.println(operations + " " + nanoseconds + " " + bytes
                    + workload.latencies().take());
        }
    }

    private void run(long length) throws Exception {
        long done = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        long end;
        workload.latencies().start(start);
        do {
            done += workload.run(ROUNDS);
            end = System.nanoTime();
        } while (end - start < length);
        bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        operations = done;
        nanoseconds = end - start;
    }

    private static long length(String line) throws IOException {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IOException("not a number of nanoseconds: " + line, e);
        }
    }
}
