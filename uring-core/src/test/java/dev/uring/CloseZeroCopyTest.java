package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.net.Send;
import dev.uring.op.net.SendZc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** A zero-copy send whose peer does not read goes on reading its memory. Closing ends it, at the price of the connection. */
class CloseZeroCopyTest {
    private static final Duration LIMIT = Duration.ofMillis(800);

    @RingTest(backends = TestBackend.LIBC)
    void endsSendsThatThePeerDoesNotRead(RingFactory rings) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] connection = sockets.connection();
            IoUring ring = rings.open(8);
            try (Arena arena = ring.newArena()) {
                fill(ring, connection[0], arena.allocate(1 << 20));
                ring.submission()
                        .push(SendZc.of(Fd.of(connection[0]), arena.allocate(60_000))
                                .userData(1));
                ring.submitter().submitAndWait(2, Duration.ofMillis(50));
                Cqe sent = ring.completion().poll();
                assertTrue(sent.hasMore(), sent + " has no notification to come");
            }
            CloseReport report = ring.close(LIMIT);
            assertTrue(report.finished(), report.toString());
            assertTrue(report.waited().compareTo(LIMIT) < 0, report.toString());
        }
    }

    /** A connection whose sends have ended, or that shares its user data with another, is left alone. */
    @RingTest(backends = TestBackend.LIBC)
    void leavesOtherConnectionsAlone(RingFactory rings) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] stuck = sockets.connection();
            int[] other = sockets.connection();
            IoUring ring = rings.open(8);
            try (Arena arena = ring.newArena()) {
                fill(ring, stuck[0], arena.allocate(1 << 20));
                MemorySegment data = arena.allocate(60_000);
                ring.submission().push(SendZc.of(Fd.of(stuck[0]), data).userData(1));
                ring.submission()
                        .push(Send.of(Fd.of(other[0]), data.asSlice(0, 5)).userData(1));
                ring.submitter().submitAndWait(3, Duration.ofMillis(50));
            }
            assertEquals(false, ring.close(LIMIT).finished(), "the user data is not the send's alone");
            assertEquals(5, dev.uring.testing.Libc.read(other[1], 100).length());
        }
    }

    private static void fill(IoUring ring, int socket, MemorySegment data) throws IOException {
        int sent;
        do {
            ring.submission().push(Send.of(Fd.of(socket), data).flags(dev.uring.op.net.MsgFlags.MSG_DONTWAIT));
            ring.submitAndWait(1);
            sent = ring.completion().poll().result();
        } while (sent > 0);
        // Room for what the send takes, which the peer's closed window keeps here.
        Sockets.setOption(socket, 32, 64 << 20);
    }
}
