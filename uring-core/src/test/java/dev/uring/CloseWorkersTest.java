package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.file.Read;
import dev.uring.op.file.Splice;
import dev.uring.op.file.Tee;
import dev.uring.op.file.Write;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Closing ends what a worker of the kernel waits in, whichever thread the worker belongs to. */
class CloseWorkersTest {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int SIZE = 4096;

    /** Makes an operation that a worker begins and that does not end. */
    private interface Endless {
        Operation<?> on(Fd readEnd, Fd otherWriteEnd);
    }

    @RingTest
    void read(RingFactory rings) throws Exception {
        ends(rings, (from, to) -> Read.of(from, buffer(rings)).async());
    }

    @RingTest
    void splice(RingFactory rings) throws Exception {
        ends(rings, (from, to) -> Splice.of(from, to, SIZE));
    }

    @RingTest
    void tee(RingFactory rings) throws Exception {
        ends(rings, (from, to) -> Tee.of(from, to, SIZE));
    }

    private static void ends(RingFactory rings, Endless operation) throws Exception {
        int[] source = Libc.pipe();
        int[] target = Libc.pipe();
        try {
            IoUring ring = rings.open(rings.builder(8).closeTimeout(LIMIT));
            ring.submission().push(operation.on(Fd.of(source[0]), Fd.of(target[1])));
            ring.submission().push(Write.of(Fd.of(target[1]), buffer(rings)).userData(1));
            ring.submitAndWait(1);
            assertEquals(1, ring.completion().poll().userData());
            long start = System.nanoTime();
            ring.close();
            long nanos = System.nanoTime() - start;
            assertTrue(nanos < LIMIT.toNanos() / 2, "closing took " + nanos / 1_000_000 + " ms");
        } finally {
            Libc.close(source);
            Libc.close(target);
        }
    }

    private static MemorySegment buffer(RingFactory rings) {
        return rings.memory().allocate(SIZE);
    }
}
