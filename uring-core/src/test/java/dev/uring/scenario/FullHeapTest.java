package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.IoUring;
import dev.uring.op.ring.Nop;
import dev.uring.testing.ChildJvm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A completion stays in the queue when there is no memory for the object that it would be. */
class FullHeapTest {
    private static final int COMPLETIONS = 200;

    /** Holds the heap's memory, each element the one before. */
    private static Object[] held;

    @Test
    void noCompletionIsLost() throws Exception {
        ChildJvm.Outcome outcome =
                ChildJvm.run(List.of(), List.of("-Xmx8m", "-XX:+UseSerialGC", "-XX:-UseTLAB"), FullHeapTest.class);
        assertEquals(0, outcome.exitCode(), () -> outcome.lines().toString());
        assertTrue(Integer.parseInt(outcome.lines().get(0)) > 0, "no memory was short");
        assertEquals(Integer.toString(COMPLETIONS), outcome.lines().get(1));
    }

    /** In the virtual machine: prints how often memory was short, and how many completions arrived in their order. */
    public static void main(String[] arguments) throws IOException {
        try (IoUring ring = IoUring.open(COMPLETIONS)) {
            for (int i = 0; i < COMPLETIONS; i++) {
                ring.submission().push(Nop.of().userData(i));
            }
            ring.submitAndWait(COMPLETIONS);
            ring.completion().cursor();
            int failed = 0;
            int next = 0;
            fill();
            for (int i = 0; i < COMPLETIONS / 2; i++) {
                try {
                    next = check(next, ring.completion().poll());
                } catch (OutOfMemoryError e) {
                    failed++;
                }
            }
            held = null;
            for (Cqe cqe = ring.completion().poll();
                    cqe != null;
                    cqe = ring.completion().poll()) {
                next = check(next, cqe);
            }
            System.out.println(failed);
            System.out.println(next);
        }
    }

    private static int check(int expected, Cqe cqe) {
        if (cqe.userData() != expected) {
            throw new IllegalStateException("completion " + cqe.userData() + " instead of " + expected);
        }
        return expected + 1;
    }

    private static void fill() {
        try {
            while (true) {
                held = new Object[] {held};
            }
        } catch (OutOfMemoryError e) {
            // Now it is full.
        }
    }
}
