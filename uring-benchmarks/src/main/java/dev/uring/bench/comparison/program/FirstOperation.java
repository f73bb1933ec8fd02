package dev.uring.bench.comparison.program;

import dev.uring.IoUring;
import dev.uring.op.ring.Nop;
import java.io.IOException;

/** Completes one operation and says so. */
public final class FirstOperation {
    private FirstOperation() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        try (IoUring ring = IoUring.open(8)) {
            Targets.run(ring, Nop.of());
            System.out.println("completed");
        }
    }
}
