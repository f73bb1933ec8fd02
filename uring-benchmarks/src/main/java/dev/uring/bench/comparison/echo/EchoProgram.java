package dev.uring.bench.comparison.echo;

import com.sun.management.ThreadMXBean;
import dev.uring.bench.comparison.program.Libc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * What an echo server tells the one who started it, as the servers in C do: it prints "ready THREAD PORT" once; then it
 * answers each line with the bytes that the serving thread has allocated so far. The end of the input ends it.
 */
public final class EchoProgram {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private EchoProgram() {}

    /** Tells that the calling thread serves, and answers on a thread of its own. */
    public static void announce(int port) {
        Libc.allowTracing();
        long server = Thread.currentThread().threadId();
        System.out.println("ready " + Libc.gettid() + " " + port);
        Thread.ofPlatform().name("answers").start(() -> answer(server));
    }

    private static void answer(long server) {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try {
            while (requests.readLine() != null) {
                System.out.println(THREADS.getThreadAllocatedBytes(server));
            }
            System.exit(0);
        } catch (IOException e) {
            System.exit(1);
        }
    }
}
