package dev.uring.op.buffer;

import static dev.uring.kernel.Errno.E2BIG;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOBUFS;
import static dev.uring.kernel.Errno.ENOENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.op.net.RecvProvided;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestBufferRing;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;

class ProvideBuffersTest {
    private static final int GROUP = 4;
    private static final int SIZE = 8;
    private static final int FIRST_ID = 100;

    @OperationTest
    void givesAsManyBuffersAsFit(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            MemorySegment memory = ring.arena().allocate(3 * SIZE + 1);
            assertTrue(ring.succeed(ProvideBuffers.of(memory, SIZE, GROUP).firstId(FIRST_ID)) >= 0);
            Set<Integer> ids = new HashSet<>();
            for (String message : new String[] {"one", "two", "three"}) {
                Libc.write(pair[0], message);
                Cqe cqe = ring.run(RecvProvided.of(Fd.of(pair[1]), GROUP));
                assertEquals(message.length(), cqe.result());
                assertTrue(cqe.hasBuffer());
                ids.add(cqe.bufferId());
                assertEquals(message, memory.getString((long) (cqe.bufferId() - FIRST_ID) * SIZE));
            }
            assertEquals(Set.of(100, 101, 102), ids);
            Libc.write(pair[0], "four");
            ring.fail(ENOBUFS, RecvProvided.of(Fd.of(pair[1]), GROUP));
        }
    }

    @OperationTest
    void takesBackWhatWasNotUsed(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            MemorySegment memory = ring.arena().allocate(8 * SIZE);
            ring.succeed(ProvideBuffers.of(memory, SIZE, GROUP).count(5));
            Libc.write(pair[0], "x");
            ring.succeed(RecvProvided.of(Fd.of(pair[1]), GROUP));
            assertEquals(3, ring.succeed(RemoveBuffers.of(3, GROUP)));
            assertEquals(1, ring.succeed(RemoveBuffers.of(100, GROUP)));
            assertEquals(0, ring.succeed(RemoveBuffers.of(1, GROUP)));
            ring.fail(ENOENT, RemoveBuffers.of(1, GROUP + 1));
        }
    }

    @OperationTest
    void reportsBuffersThatCannotBe(TestRing ring) throws IOException {
        MemorySegment memory = ring.arena().allocate(2 * SIZE);
        ring.fail(E2BIG, ProvideBuffers.of(memory, SIZE, GROUP).count(0));
        ring.fail(EINVAL, ProvideBuffers.of(memory, 0, GROUP).count(1));
        int result =
                ring.run(ProvideBuffers.of(memory, SIZE, GROUP).firstId(65535)).result();
        assertTrue(result == -EINVAL || result == -E2BIG, "result " + result);
        ring.fail(EINVAL, RemoveBuffers.of(0, GROUP));
        new TestBufferRing(ring, GROUP + 2, 2, SIZE, 0);
        ring.fail(EINVAL, ProvideBuffers.of(memory, SIZE, GROUP + 2));
        ring.fail(EINVAL, RemoveBuffers.of(1, GROUP + 2));
    }
}
