package dev.uring.op.net;

import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.op.net.MessageTest.header;
import static dev.uring.op.net.SendRecvFlags.IORING_RECVSEND_POLL_FIRST;
import static dev.uring.testing.Native.iovecs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.Operation;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

class ZeroCopySendTest {
    private static final int PAGE = 4096;

    @OperationTest
    void completesAndThenReleasesTheMemory(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Fd sender = kind.of(ring, pair[0]);
            Cqe notification = sent(ring, 5, SendZc.of(sender, ring.bytes("hello".getBytes())));
            assertEquals(0, notification.result(), "without reportUsage it tells nothing");
            assertEquals("hello", Libc.read(pair[1], 16));
            Cqe report = sent(
                    ring, 5, SendZc.of(sender, ring.bytes("again".getBytes())).reportUsage(true));
            assertTrue(ZeroCopyNotification.copied(report.result()), "over loopback the data is copied");
            assertFalse(ZeroCopyNotification.copied(notification.result()));
            sent(ring, 1, SendZc.of(sender, ring.bytes((byte) '1')).pollFirst(true));
            sent(ring, 1, SendZc.of(sender, ring.bytes((byte) '2')).zeroCopyFlags(IORING_RECVSEND_POLL_FIRST));
            assertEquals("again12", Libc.read(pair[1], 16));
        }
    }

    @OperationTest
    void sendsFromARegisteredBuffer(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Fd sender = kind.of(ring, pair[0]);
            MemorySegment buffer = ring.arena().allocate(PAGE, PAGE);
            buffer.setString(7, "registered");
            fails(ring, EFAULT, SendZcFixed.of(sender, FixedBuffer.unchecked(0, buffer)));
            FixedBuffer registered = ring.registerBuffer(buffer);
            sent(ring, 10, SendZcFixed.of(sender, registered.slice(7, 10)));
            assertEquals("registered", Libc.read(pair[1], 16));
            MemorySegment parts = iovecs(ring.arena(), buffer.asSlice(9, 3), buffer.asSlice(7, 2));
            sent(ring, 5, SendmsgZc.of(sender, header(ring, null, parts, null)).registeredBuffer(registered));
            assertEquals("gisre", Libc.read(pair[1], 16));
            MemorySegment stranger = ring.bytes("stranger".getBytes());
            fails(ring, EFAULT, SendZcFixed.of(sender, FixedBuffer.unchecked(0, stranger)));
            fails(ring, EFAULT, SendZcFixed.of(sender, FixedBuffer.unchecked(1, buffer)));
        }
    }

    @OperationTest
    void sendsSeveralBuffersAsOne(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Fd sender = kind.of(ring, pair[0]);
            MemorySegment parts = iovecs(ring.arena(), ring.bytes("one".getBytes()), ring.bytes("two".getBytes()));
            Cqe first = sent(
                    ring,
                    6,
                    SendZcVectorized.of(sender, parts).reportUsage(true).pollFirst(true));
            assertTrue(ZeroCopyNotification.copied(first.result()));
            assertEquals("onetwo", Libc.read(pair[1], 16));
            MemorySegment message = header(ring, null, parts, null);
            Cqe second = sent(
                    ring, 6, SendmsgZc.of(sender, message).reportUsage(true).pollFirst(true));
            assertTrue(ZeroCopyNotification.copied(second.result()));
            assertEquals("onetwo", Libc.read(pair[1], 16));
        }
    }

    @OperationTest
    void sendsDatagramsToADestination(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(to));
            MemorySegment data = ring.bytes("datagram".getBytes());
            sent(ring, 8, SendZc.of(Fd.of(from), data).destination(address));
            assertEquals("datagram", Libc.read(to, 16));
            MemorySegment parts = iovecs(ring.arena(), data, data);
            sent(ring, 16, SendZcVectorized.of(Fd.of(from), parts).destination(address));
            assertEquals("datagramdatagram", Libc.read(to, 16));
            sent(ring, 16, SendmsgZc.of(Fd.of(from), header(ring, address, parts, null)));
            assertEquals("datagramdatagram", Libc.read(to, 16));
        }
    }

    @OperationTest
    void notifiesOfAFailureToo(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd unix = Fd.of(sockets.streams()[0]);
            MemorySegment data = ring.bytes((byte) 'x');
            fails(ring, EOPNOTSUPP, SendZc.of(unix, data));
            fails(ring, EOPNOTSUPP, SendmsgZc.of(unix, header(ring, null, iovecs(ring.arena(), data), null)));
        }
    }

    @OperationTest
    void cannotSkipItsCompletion(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd sender = Fd.of(sockets.connection()[0]);
            MemorySegment data = ring.bytes((byte) 'x');
            ring.fail(EINVAL, SendZc.of(sender, data).skipSuccess());
            MemorySegment parts = iovecs(ring.arena(), data);
            ring.fail(
                    EINVAL,
                    SendmsgZc.of(sender, header(ring, null, parts, null)).skipSuccess());
        }
    }

    /** Executes a send and gives its notification. */
    private static Cqe sent(TestRing ring, int size, Operation<?> send) throws IOException {
        ring.submit(send.userData(9));
        Cqe cqe = ring.await(9);
        assertEquals(size, cqe.result(), cqe::toString);
        assertTrue(cqe.hasMore());
        assertFalse(cqe.isNotification());
        Cqe notification = ring.await(9);
        assertTrue(notification.isNotification());
        assertFalse(notification.hasMore());
        return notification;
    }

    /** Executes a send that fails; it can have a notification all the same. */
    private static void fails(TestRing ring, int errno, Operation<?> send) throws IOException {
        ring.submit(send.userData(8));
        Cqe cqe = ring.await(8);
        assertEquals(-errno, cqe.result(), cqe::toString);
        if (cqe.hasMore()) {
            assertTrue(ring.await(8).isNotification());
        }
    }
}
