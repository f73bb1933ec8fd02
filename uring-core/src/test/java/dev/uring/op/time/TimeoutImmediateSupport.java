package dev.uring.op.time;

import static dev.uring.kernel.Errno.EINVAL;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.testing.TestRing;
import java.io.IOException;

/** Whether entries can hold a time themselves. */
final class TimeoutImmediateSupport {
    private TimeoutImmediateSupport() {}

    /** Skips the test on a kernel that knows no {@code IORING_TIMEOUT_IMMEDIATE_ARG}. */
    static void assumeKnown(TestRing ring) throws IOException {
        int result = ring.run(TimeoutImmediate.of(1)).result();
        assumeTrue(
                result != -EINVAL,
                "IORING_TIMEOUT_IMMEDIATE_ARG came with kernel " + TimeoutImmediate.SINCE
                        + ", and this one answers EINVAL");
    }
}
