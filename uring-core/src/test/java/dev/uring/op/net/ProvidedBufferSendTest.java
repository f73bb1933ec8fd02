package dev.uring.op.net;

import static dev.uring.kernel.Errno.ENOBUFS;
import static dev.uring.kernel.Errno.ENOENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestBufferRing;
import dev.uring.testing.TestRing;
import java.io.IOException;

class ProvidedBufferSendTest {
    private static final int GROUP = 3;
    private static final int UNKNOWN_GROUP = 77;
    private static final int SIZE = 8;

    @OperationTest
    void sendsTheNextProvidedBuffer(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd sender = kind.of(ring, pair[0]);
            TestBufferRing buffers =
                    new TestBufferRing(ring, GROUP, 4, SIZE, 0).add(2, "first").add(1, "second");
            Cqe first = ring.run(SendProvided.of(sender, GROUP).pollFirst(true));
            assertEquals(5, first.result());
            assertTrue(first.hasBuffer());
            assertEquals(2, first.bufferId());
            Cqe second = ring.run(SendProvided.of(sender, GROUP).length(3));
            assertEquals(3, second.result());
            assertEquals(1, second.bufferId());
            assertEquals("firstsec", Libc.read(pair[1], 16));
            ring.fail(ENOBUFS, SendProvided.of(sender, GROUP));
            ring.fail(ENOENT, SendProvided.of(sender, UNKNOWN_GROUP));
            int from = sockets.udp();
            int to = sockets.udp();
            buffers.add(0, "datagram");
            ring.succeed(SendProvided.of(Fd.of(from), GROUP).destination(Sockets.ipv4(ring.arena(), Sockets.port(to))));
            assertEquals("datagram", Libc.read(to, 16));
        }
    }

    @OperationTest
    void sendsAllProvidedBuffersInOrder(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd sender = kind.of(ring, pair[0]);
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, SIZE, 0)
                    .add(3, "one ")
                    .add(0, "two ")
                    .add(2, "three");
            Cqe cqe = ring.run(SendBundle.of(sender, GROUP));
            assertEquals(13, cqe.result());
            assertEquals(3, cqe.bufferId());
            assertEquals("one two three", Libc.read(pair[1], 32));
            ring.fail(ENOBUFS, SendBundle.of(sender, GROUP).pollFirst(true));
            ring.fail(ENOENT, SendBundle.of(sender, UNKNOWN_GROUP));
            buffers.add(1, "limited");
            assertEquals(5, ring.succeed(SendBundle.of(sender, GROUP).length(5)));
            assertEquals("limit", Libc.read(pair[1], 32));
        }
    }

    @OperationTest
    void keepsTheOrderOfSendsInFlight(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 8, SIZE, 0);
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                buffers.add(i, "part " + i);
                expected.append("part ").append(i);
            }
            SendProvided[] sends = new SendProvided[8];
            for (int i = 0; i < sends.length; i++) {
                sends[i] = SendProvided.of(Fd.of(pair[0]), GROUP);
            }
            ring.runAll(sends).forEach(result -> assertEquals(6, result));
            assertEquals(expected.toString(), Libc.read(pair[1], 100));
        }
    }
}
