package dev.uring.op.net;

import static dev.uring.kernel.Errno.EAGAIN;
import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EDESTADDRREQ;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EMSGSIZE;
import static dev.uring.kernel.Errno.ENOTSOCK;
import static dev.uring.kernel.Errno.EPIPE;
import static dev.uring.op.net.MsgFlags.MSG_DONTWAIT;
import static dev.uring.op.net.MsgFlags.MSG_PEEK;
import static dev.uring.op.net.MsgFlags.MSG_TRUNC;
import static dev.uring.op.net.MsgFlags.MSG_WAITALL;
import static dev.uring.op.net.SocketType.SOCK_DGRAM;
import static dev.uring.testing.Native.bytesOf;
import static dev.uring.testing.Native.iovecs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

class SendRecvTest {
    private static final int BAD = 9999;

    @OperationTest
    void carriesBytesToTheEndOfTheStream(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd sender = kind.of(ring, pair[0]);
            Fd receiver = kind.of(ring, pair[1]);
            assertEquals(5, ring.succeed(Send.of(sender, ring.bytes("hello".getBytes()))));
            MemorySegment buffer = ring.arena().allocate(8);
            assertEquals(2, ring.succeed(Recv.of(receiver, buffer.asSlice(0, 2))));
            assertEquals(3, ring.succeed(Recv.of(receiver, buffer.asSlice(2))));
            assertEquals("hello", buffer.getString(0));
            ring.succeed(Shutdown.of(sender, ShutdownHow.SHUT_WR));
            assertEquals(0, ring.succeed(Recv.of(receiver, buffer)));
        }
    }

    @OperationTest
    void waitsForData(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            for (boolean pollFirst : List.of(false, true)) {
                MemorySegment buffer = ring.arena().allocate(8);
                ring.submit(Recv.of(Fd.of(pair[1]), buffer).pollFirst(pollFirst));
                assertFalse(ring.hasCompletion());
                ring.submit(Send.of(Fd.of(pair[0]), ring.bytes("late".getBytes()))
                        .pollFirst(pollFirst)
                        .userData(2));
                assertEquals(4, ring.await(2).result());
                assertEquals(4, ring.await(0).result());
                assertEquals("late", buffer.getString(0));
            }
        }
    }

    @OperationTest
    void heedsItsFlags(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            Fd receiver = Fd.of(pair[1]);
            MemorySegment buffer = ring.arena().allocate(4);
            ring.fail(EAGAIN, Recv.of(receiver, buffer).flags(MSG_DONTWAIT));
            Libc.write(pair[0], "ab");
            assertEquals(2, ring.succeed(Recv.of(receiver, buffer).flags(MSG_PEEK)));
            ring.submit(Recv.of(receiver, buffer).flags(MSG_WAITALL));
            assertFalse(ring.hasCompletion());
            Libc.write(pair[0], "cd");
            assertEquals(4, ring.await(0).result());
            assertArrayEquals("abcd".getBytes(), bytesOf(buffer));
        }
    }

    @OperationTest
    void hintsThatThereIsMoreToRead(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Libc.write(pair[0], "xy");
            MemorySegment one = ring.arena().allocate(1);
            Cqe first = ring.run(Recv.of(Fd.of(pair[1]), one));
            assertEquals(1, first.result());
            assertTrue(first.isSocketNonEmpty());
            assertFalse(ring.run(Recv.of(Fd.of(pair[1]), one)).isSocketNonEmpty());
        }
    }

    @OperationTest
    void sendsWhatTheSegmentHolds(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            MemorySegment text = ring.bytes("abcdef".getBytes());
            assertEquals(2, ring.succeed(Send.of(Fd.of(pair[0]), text.asSlice(3, 2))));
            assertEquals("de", Libc.read(pair[1], 16));
        }
    }

    @OperationTest
    void sendsDatagramsToADestination(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            MemorySegment data = ring.bytes("datagram".getBytes());
            ring.fail(EDESTADDRREQ, Send.of(Fd.of(from), data));
            MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(to));
            assertEquals(8, ring.succeed(Send.of(Fd.of(from), data).destination(address)));
            MemorySegment small = ring.arena().allocate(4);
            assertEquals(8, ring.succeed(Recv.of(Fd.of(to), small).flags(MSG_TRUNC)), "the real size");
            assertArrayEquals("data".getBytes(), bytesOf(small));
            ring.fail(EINVAL, Send.of(Fd.of(from), data).destination(address.asSlice(0, 8)));
        }
    }

    @OperationTest
    void sendsSeveralBuffersAsOne(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            MemorySegment vectors = iovecs(ring.arena(), ring.bytes("one".getBytes()), ring.bytes("two".getBytes()));
            SendVectorized send = SendVectorized.of(kind.of(ring, pair[0]), vectors);
            assertEquals(6, ring.succeedIfKnown(send));
            assertEquals("onetwo", Libc.read(pair[1], 16));
            int from = sockets.udp();
            int to = sockets.udp();
            MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(to));
            assertEquals(6, ring.succeed(SendVectorized.of(Fd.of(from), vectors).destination(address)));
            assertEquals("onetwo", Libc.read(to, 16));
        }
    }

    @OperationTest
    void reportsWhatCannotBeSent(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            MemorySegment data = ring.arena().allocate(100_000);
            int[] pair = sockets.streams();
            ring.succeed(Shutdown.of(Fd.of(pair[1]), ShutdownHow.SHUT_RD));
            ring.fail(EPIPE, Send.of(Fd.of(pair[0]), data));
            ring.fail(EBADF, Send.of(Fd.of(BAD), data));
            int udp = sockets.udp();
            MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(udp));
            ring.fail(EMSGSIZE, Send.of(Fd.of(udp), data).destination(address));
            int[] pipe = Libc.pipe();
            ring.fail(ENOTSOCK, Send.of(Fd.of(sockets.owned(pipe[1])), data));
            ring.fail(ENOTSOCK, Recv.of(Fd.of(sockets.owned(pipe[0])), data));
        }
    }
}
