package dev.uring.op.net;

import static dev.uring.kernel.Errno.EINVAL;

import dev.uring.Fd;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;

/** Without a network device that splits headers from data there is no more to see than the refusal. */
class RecvZcTest {
    @OperationTest
    void needsAZeroCopyReceiveQueue(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            ring.fail(EINVAL, RecvZc.of(Fd.of(sockets.connection()[1]), 0));
        }
    }
}
