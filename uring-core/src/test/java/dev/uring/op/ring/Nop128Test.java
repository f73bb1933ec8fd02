package dev.uring.op.ring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.testing.OperationTest;
import dev.uring.testing.RingKind;
import dev.uring.testing.TestRing;
import java.io.IOException;

class Nop128Test {

    @OperationTest
    void completesOnARingWithLargeEntries(TestRing ring) throws IOException {
        TestRing large = ring.another(IORING_SETUP_SQE128);
        assertEquals(42, large.succeedIfKnown(Nop128.of().result(42)));
    }

    @OperationTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.CQE32,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN,
                RingKind.SQPOLL
            })
    void isRefusedByARingWithSmallEntries(TestRing ring) {
        assertThrows(IllegalArgumentException.class, () -> ring.submit(Nop128.of()));
    }
}
