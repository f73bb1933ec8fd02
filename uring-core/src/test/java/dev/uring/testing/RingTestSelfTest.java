package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.IoUring;
import dev.uring.op.ring.Nop;
import java.util.ArrayList;
import java.util.List;

/** A test on every kind of ring and every backend really gets that ring, and each works. */
class RingTestSelfTest {
    @RingTest
    void opensTheKindAskedFor(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        assertEquals(rings.kind().flags(), ring.setupFlags() & rings.kind().flags());
        for (long turn = 0; turn < 5; turn++) {
            List<Long> completed = new ArrayList<>();
            for (long entry = 0; entry < 3; entry++) {
                ring.submission().push(Nop.of().userData(10 * turn + entry));
            }
            ring.submitAndWait(3);
            ring.completion().forEach((userData, result, flags) -> completed.add(userData));
            assertEquals(List.of(10 * turn, 10 * turn + 1, 10 * turn + 2), completed);
        }
    }
}
