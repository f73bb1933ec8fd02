package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.IoUring;

/** A test on every kind of ring and every backend really gets that ring. */
class RingTestSelfTest {
    private static final long NOP = 0xFFFF_FFFFL << 32;

    @RingTest
    void opensTheKindAskedFor(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        assertEquals(rings.kind().flags(), ring.setupFlags() & rings.kind().flags());
        assertTrue(ring.submission().tryPush(NOP, 0, 0, 0, 42, 0, 0, 0));
        ring.submitAndWait(1);
        assertEquals(new Cqe(42, 0, 0, 0, 0), ring.completion().poll());
    }
}
