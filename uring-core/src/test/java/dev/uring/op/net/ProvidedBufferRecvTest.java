package dev.uring.op.net;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOBUFS;
import static dev.uring.op.buffer.BufferRingFlags.IOU_PBUF_RING_INC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestBufferRing;
import dev.uring.testing.TestRing;
import java.io.IOException;

class ProvidedBufferRecvTest {
    private static final int GROUP = 3;
    private static final int UNKNOWN_GROUP = 77;
    private static final int SIZE = 4;

    @OperationTest
    void receivesIntoABufferThatTheKernelPicks(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd receiver = kind.of(ring, pair[1]);
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, SIZE, 0).add(2, 0, 1);
            Libc.write(pair[0], "abcdefg");
            expect(ring.run(RecvProvided.of(receiver, GROUP)), buffers, 2, "abcd");
            expect(ring.run(RecvProvided.of(receiver, GROUP).length(2)), buffers, 0, "ef");
            expect(ring.run(RecvProvided.of(receiver, GROUP).pollFirst(true)), buffers, 1, "g");
            Libc.write(pair[0], "h");
            ring.fail(ENOBUFS, RecvProvided.of(receiver, GROUP));
            ring.fail(ENOBUFS, RecvProvided.of(receiver, UNKNOWN_GROUP));
        }
    }

    @OperationTest
    void consumesABufferPieceByPiece(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 2, SIZE, IOU_PBUF_RING_INC).add(1);
            Libc.write(pair[0], "ab");
            Cqe first = ring.run(RecvProvided.of(Fd.of(pair[1]), GROUP));
            expect(first, buffers, 1, "ab");
            assertTrue(first.hasBufferMore());
            Libc.write(pair[0], "cd");
            Cqe second = ring.run(RecvProvided.of(Fd.of(pair[1]), GROUP));
            assertEquals(2, second.result());
            assertFalse(second.hasBufferMore());
            assertEquals("abcd", buffers.text(1, SIZE));
        }
    }

    @OperationTest
    void receivesAgainAndAgainUntilTheBuffersAreUsedUp(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd receiver = kind.of(ring, pair[1]);
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, SIZE, 0).add(0, 1);
            ring.submit(RecvMultishot.of(receiver, GROUP).pollFirst(true).userData(1));
            int id = 0;
            for (String message : new String[] {"one", "two"}) {
                Libc.write(pair[0], message);
                Cqe cqe = ring.await(1);
                expect(cqe, buffers, id++, message);
                assertTrue(cqe.hasMore());
            }
            Libc.write(pair[0], "three");
            Cqe end = ring.await(1);
            assertEquals(-ENOBUFS, end.result());
            assertFalse(end.hasMore());
            buffers.add(3, 2);
            ring.submit(RecvMultishot.of(receiver, GROUP).length(3).userData(1));
            expect(ring.await(1), buffers, 3, "thr");
            expect(ring.await(1), buffers, 2, "ee");
        }
    }

    @OperationTest
    void endsAtTheEndOfTheStreamAndWhenCancelled(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            new TestBufferRing(ring, GROUP, 4, SIZE, 0).add(0, 1);
            int[] pair = sockets.streams();
            ring.submit(RecvMultishot.of(Fd.of(pair[1]), GROUP).userData(1));
            ring.succeed(Shutdown.of(Fd.of(pair[0]), ShutdownHow.SHUT_WR).userData(2));
            Cqe end = ring.await(1);
            assertEquals(0, end.result());
            assertFalse(end.hasMore());
            ring.submit(RecvMultishot.of(Fd.of(pair[0]), GROUP).userData(3));
            ring.succeed(AsyncCancel.of(3).userData(4));
            assertEquals(-ECANCELED, ring.await(3).result());
        }
    }

    @OperationTest
    void endsAfterSoManyBytesInTotal(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 8, SIZE, 0).add(0, 1, 2, 3);
            Libc.write(pair[0], "abcdefghij");
            ring.submit(RecvMultishot.of(Fd.of(pair[1]), GROUP).totalLimit(6).userData(1));
            Cqe first = ring.await(1);
            expect(first, buffers, 0, "abcd");
            assertTrue(first.hasMore());
            Cqe last = ring.await(1);
            expect(last, buffers, 1, "efgh");
            assertFalse(last.hasMore(), "the limit is reached; a buffer is not cut for it");
            ring.submit(
                    RecvMultishotBundle.of(Fd.of(pair[1]), GROUP).totalLimit(1).userData(2));
            Cqe only = ring.await(2);
            expect(only, buffers, 2, "i");
            assertFalse(only.hasMore());
        }
    }

    @OperationTest
    void refusesToWaitForFullBuffers(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd receiver = Fd.of(sockets.streams()[1]);
            ring.fail(EINVAL, RecvMultishot.of(receiver, GROUP).flags(MsgFlags.MSG_WAITALL));
            ring.fail(EINVAL, RecvMultishotBundle.of(receiver, GROUP).flags(MsgFlags.MSG_WAITALL));
        }
    }

    @OperationTest
    void receivesIntoSeveralBuffersAtOnce(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Fd receiver = kind.of(ring, pair[1]);
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, SIZE, 0).add(1, 3, 0);
            Libc.write(pair[0], "abcdefghij");
            // The first call learns only afterwards how much there is, so it may take one buffer.
            int received = 0;
            int[] order = {1, 3, 0};
            StringBuilder text = new StringBuilder();
            while (received < 10) {
                Cqe cqe = ring.run(RecvBundle.of(receiver, GROUP));
                assertEquals(order[received / SIZE], cqe.bufferId());
                for (int left = cqe.result(); left > 0; left -= SIZE) {
                    text.append(buffers.text(order[received / SIZE], Math.min(left, SIZE)));
                    received += Math.min(left, SIZE);
                }
            }
            assertEquals("abcdefghij", text.toString());
            Libc.write(pair[0], "x");
            ring.fail(ENOBUFS, RecvBundle.of(receiver, GROUP));
            buffers.add(2, 1);
            expect(ring.run(RecvBundle.of(receiver, GROUP).length(1)), buffers, 2, "x");
        }
    }

    @OperationTest
    void receivesIntoSeveralBuffersAgainAndAgain(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 8, SIZE, 0).add(0, 1, 2, 3, 4, 5, 6, 7);
            ring.submit(RecvMultishotBundle.of(kind.of(ring, pair[1]), GROUP).userData(1));
            Libc.write(pair[0], "abcdefghij");
            int received = 0;
            int used = 0;
            StringBuilder text = new StringBuilder();
            while (received < 10) {
                Cqe cqe = ring.await(1);
                assertTrue(cqe.hasMore());
                assertEquals(used, cqe.bufferId());
                for (int left = cqe.result(); left > 0; left -= SIZE) {
                    text.append(buffers.text(used++, Math.min(left, SIZE)));
                }
                received += cqe.result();
            }
            assertEquals("abcdefghij", text.toString());
            ring.succeed(Shutdown.of(Fd.of(pair[0]), ShutdownHow.SHUT_WR).userData(2));
            Cqe end = ring.await(1);
            assertEquals(0, end.result());
            assertFalse(end.hasMore());
        }
    }

    private static void expect(Cqe cqe, TestBufferRing buffers, int id, String text) {
        assertEquals(text.length(), cqe.result(), cqe::toString);
        assertTrue(cqe.hasBuffer(), cqe::toString);
        assertEquals(id, cqe.bufferId());
        assertEquals(text, buffers.text(id, text.length()));
    }
}
