package dev.uring.op.command;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.op.net.SocketOptions.SO_TIMESTAMPING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.op.net.Send;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.testing.FileKind;
import dev.uring.testing.OperationTest;
import dev.uring.testing.RingKind;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;

class TxTimestampTest {
    private static final int SOF_TIMESTAMPING_TX_SOFTWARE = 1 << 1;
    private static final int SOF_TIMESTAMPING_SOFTWARE = 1 << 4;
    private static final int SOF_TIMESTAMPING_OPT_ID = 1 << 7;
    private static final int SOF_TIMESTAMPING_OPT_TSONLY = 1 << 11;
    private static final int SCM_TSTAMP_SND = 0;

    @OperationTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN,
                RingKind.SQPOLL
            })
    void tellsWhenEachPacketWasSent(TestRing small, FileKind kind) throws IOException {
        for (int size : new int[] {IORING_SETUP_CQE32, IORING_SETUP_CQE_MIXED}) {
            TestRing ring = small.another(size);
            try (Sockets sockets = new Sockets()) {
                int udp = sockets.udp();
                stamp(udp);
                MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(sockets.udp()));
                Instant before = Instant.now();
                TxTimestamp stamps = TxTimestamp.of(kind.of(ring, udp)).userData(1);
                for (int packet = 0; packet < 3; packet++) {
                    ring.succeed(Send.of(Fd.of(udp), ring.text("x"))
                            .destination(address)
                            .userData(2));
                }
                ring.submit(stamps);
                for (int packet = 0; packet < 3; packet++) {
                    Cqe cqe = ring.await(1);
                    assertTrue(cqe.hasMore(), cqe::toString);
                    assertEquals(packet, cqe.result(), "the packet's key");
                    assertEquals(SCM_TSTAMP_SND, TxTimestampFlags.type(cqe.flags()));
                    assertFalse(TxTimestampFlags.hardware(cqe.flags()));
                    Instant sent = Instant.ofEpochSecond(cqe.extra1(), cqe.extra2());
                    Duration late = Duration.between(before, sent);
                    assertTrue(late.abs().compareTo(Duration.ofMinutes(1)) < 0, () -> sent + " is far from " + before);
                }
                ring.succeed(AsyncCancel.of(1).userData(3));
                Cqe end = ring.await(1);
                assertEquals(-ECANCELED, end.result());
                assertFalse(end.hasMore());
            }
        }
    }

    @OperationTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN,
                RingKind.SQPOLL
            })
    void needsLargeCompletions(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            ring.fail(EINVAL, TxTimestamp.of(Fd.of(sockets.udp())));
        }
    }

    private static void stamp(int socket) {
        Sockets.setOption(
                socket,
                SO_TIMESTAMPING,
                SOF_TIMESTAMPING_TX_SOFTWARE
                        | SOF_TIMESTAMPING_SOFTWARE
                        | SOF_TIMESTAMPING_OPT_ID
                        | SOF_TIMESTAMPING_OPT_TSONLY);
    }
}
