package dev.uring.bench.comparison.program;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import dev.uring.op.file.Write;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * One builder whose entry is pushed and, as often, written to plain memory, after a beginning with little to do.
 *
 * <p>What both ways have in common, the computation of an entry's words, is called twice as often as each way, so HotSpot
 * compiles it first and alone. It does not inline what it has compiled to much code already. What it leaves out must not
 * allocate either.
 */
final class PushAndBuildWorkload implements Workload {
    private static final int ENTRIES = 128;

    /** Together twice as many calls as it takes until HotSpot compiles a method, with breaks in which it can. */
    private static final int SLOW_ROUNDS = 100;

    private static final long BREAK_NANOS = 5_000_000;

    private final IoUring ring = IoUring.open(ENTRIES);
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment slot = arena.allocate(64, 64);
    private final Write write = Write.of(Fd.of(3), arena.allocate(4096));

    PushAndBuildWorkload() throws UringException {
        for (int round = 0; round < SLOW_ROUNDS; round++) {
            run(1);
            LockSupport.parkNanos(BREAK_NANOS);
        }
    }

    @Override
    public long run(int rounds) {
        SubmissionQueue queue = ring.submission();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < ENTRIES; i++) {
                queue.push(write.offset(i));
                write.build(slot);
            }
            // Taken back, so that the kernel sees none of them.
            queue.discard();
        }
        return (long) rounds * ENTRIES;
    }

    @Override
    public void close() throws IOException {
        ring.close();
        arena.close();
    }
}
