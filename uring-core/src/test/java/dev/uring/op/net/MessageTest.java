package dev.uring.op.net;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EMSGSIZE;
import static dev.uring.kernel.Errno.ENOBUFS;
import static dev.uring.kernel.Errno.EPIPE;
import static dev.uring.kernel.Limits.UIO_MAXIOV;
import static dev.uring.op.net.MsgFlags.MSG_CTRUNC;
import static dev.uring.op.net.MsgFlags.MSG_TRUNC;
import static dev.uring.op.net.SocketType.SOCK_DGRAM;
import static dev.uring.testing.Native.iovecs;
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
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

class MessageTest {
    private static final int GROUP = 5;
    private static final int HEADER = 16;
    private static final int CONTROL = 24;

    @OperationTest
    void carriesSeveralBuffersAndTheSender(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            MemorySegment destination = Sockets.ipv4(ring.arena(), Sockets.port(to));
            MemorySegment parts = iovecs(ring.arena(), ring.bytes("one".getBytes()), ring.bytes("two".getBytes()));
            assertEquals(6, ring.succeed(Sendmsg.of(kind.of(ring, from), header(ring, destination, parts, null))));
            MemorySegment first = ring.arena().allocate(2);
            MemorySegment rest = ring.arena().allocate(10);
            MemorySegment sender = ring.arena().allocate(64);
            MemorySegment message = header(ring, sender, iovecs(ring.arena(), first, rest), null);
            assertEquals(6, ring.succeed(Recvmsg.of(kind.of(ring, to), message)));
            assertEquals("etwo", rest.getString(0));
            assertEquals(HEADER, message.get(ValueLayout.JAVA_INT, 8), "the size of the address");
            assertEquals(Sockets.port(from), Sockets.port(sender));
        }
    }

    @OperationTest
    void waitsForAMessageAndReportsThatItWasCutOff(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            MemorySegment small = ring.arena().allocate(4);
            MemorySegment message = header(ring, null, iovecs(ring.arena(), small), null);
            ring.submit(Recvmsg.of(Fd.of(pair[1]), message).pollFirst(true));
            assertFalse(ring.hasCompletion());
            MemorySegment parts = iovecs(ring.arena(), ring.bytes("message".getBytes()));
            ring.submit(Sendmsg.of(Fd.of(pair[0]), header(ring, null, parts, null))
                    .pollFirst(true)
                    .userData(2));
            assertEquals(7, ring.await(2).result());
            assertEquals(4, ring.await(0).result());
            assertEquals(MSG_TRUNC, message.get(ValueLayout.JAVA_INT, 48) & MSG_TRUNC);
        }
    }

    @OperationTest
    void passesOpenFiles(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            int[] pipe = Libc.pipe();
            sockets.owned(pipe[0]);
            sockets.owned(pipe[1]);
            MemorySegment data = iovecs(ring.arena(), ring.bytes((byte) 'x'));
            MemorySegment rights = ring.arena().allocate(CONTROL, 8);
            rights.set(ValueLayout.JAVA_LONG, 0, 20);
            rights.set(ValueLayout.JAVA_INT, 8, SocketOptions.SOL_SOCKET);
            rights.set(ValueLayout.JAVA_INT, 12, ControlMessageTypes.SCM_RIGHTS);
            rights.set(ValueLayout.JAVA_INT, 16, pipe[0]);
            ring.succeed(Sendmsg.of(Fd.of(pair[0]), header(ring, null, data, rights)));
            MemorySegment received = ring.arena().allocate(CONTROL, 8);
            MemorySegment room = iovecs(ring.arena(), ring.arena().allocate(4));
            MemorySegment message = header(ring, null, room, received);
            ring.succeed(Recvmsg.of(Fd.of(pair[1]), message).flags(MsgFlags.MSG_CMSG_CLOEXEC));
            int copy = sockets.owned(received.get(ValueLayout.JAVA_INT, 16));
            assertTrue(copy != pipe[0] && Libc.closesOnExec(copy));
            Libc.write(pipe[1], "through the copy");
            assertEquals("through the copy", Libc.read(copy, 64));
            ring.succeed(Sendmsg.of(Fd.of(pair[0]), header(ring, null, data, rights)));
            MemorySegment none = header(ring, null, room, null);
            ring.succeed(Recvmsg.of(Fd.of(pair[1]), none));
            assertEquals(MSG_CTRUNC, none.get(ValueLayout.JAVA_INT, 48) & MSG_CTRUNC);
        }
    }

    @OperationTest
    void reportsMessagesThatCannotBe(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.streams();
            ring.fail(EFAULT, Sendmsg.of(Fd.of(pair[0]), unreachable()));
            ring.fail(EFAULT, Recvmsg.of(Fd.of(pair[0]), MemorySegment.NULL));
            MemorySegment data = ring.arena().allocate(16);
            MemorySegment[] buffers = new MemorySegment[UIO_MAXIOV + 1];
            Arrays.fill(buffers, data);
            MemorySegment many = header(ring, null, iovecs(ring.arena(), buffers), null);
            ring.fail(EMSGSIZE, Sendmsg.of(Fd.of(pair[0]), many));
            ring.succeed(Shutdown.of(Fd.of(pair[1]), ShutdownHow.SHUT_RD));
            ring.fail(EPIPE, Sendmsg.of(Fd.of(pair[0]), header(ring, null, iovecs(ring.arena(), data), null)));
        }
    }

    @OperationTest
    void receivesIntoABufferThatTheKernelPicks(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            Fd receiver = kind.of(ring, pair[1]);
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 2, 8, 0).add(1, 0);
            Libc.write(pair[0], "first");
            MemorySegment whole = header(ring, null, null, null);
            Cqe cqe = ring.run(RecvmsgProvided.of(receiver, whole, GROUP));
            assertEquals(5, cqe.result());
            assertEquals(1, cqe.bufferId());
            assertEquals("first", buffers.text(1, 5));
            Libc.write(pair[0], "second");
            MemorySegment limit = iovecs(ring.arena(), ring.arena().allocate(3));
            MemorySegment limited = header(ring, null, limit, null);
            assertEquals(3, ring.succeed(RecvmsgProvided.of(receiver, limited, GROUP)));
            assertEquals("sec", buffers.text(0, 3));
            ring.fail(ENOBUFS, RecvmsgProvided.of(receiver, whole, GROUP));
            MemorySegment two =
                    iovecs(ring.arena(), ring.arena().allocate(3), ring.arena().allocate(3));
            ring.fail(EINVAL, RecvmsgProvided.of(receiver, header(ring, null, two, null), GROUP));
        }
    }

    @OperationTest
    void receivesMessageAfterMessage(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, 64, 0).add(2, 0);
            MemorySegment message = header(ring, ring.arena().allocate(HEADER), null, null);
            ring.submit(RecvmsgMultishot.of(kind.of(ring, to), message, GROUP).userData(1));
            MemorySegment destination = Sockets.ipv4(ring.arena(), Sockets.port(to));
            int[] ids = {2, 0};
            for (int i = 0; i < ids.length; i++) {
                MemorySegment data = ring.bytes(("message " + i).getBytes());
                ring.succeed(Send.of(Fd.of(from), data).destination(destination).userData(2));
                Cqe cqe = ring.await(1);
                assertTrue(cqe.hasMore());
                assertEquals(ids[i], cqe.bufferId());
                assertEquals(HEADER + HEADER + 9, cqe.result(), "header, name and payload");
                MemorySegment buffer = buffers.buffer(ids[i]);
                assertEquals(HEADER, buffer.get(ValueLayout.JAVA_INT, 0), "the size of the name");
                assertEquals(9, buffer.get(ValueLayout.JAVA_INT, 8), "the size of the payload");
                assertEquals(Sockets.port(from), Sockets.port(buffer.asSlice(HEADER, HEADER)));
                assertEquals("message " + i, buffer.getString(HEADER + HEADER));
            }
            ring.succeed(
                    Send.of(Fd.of(from), destination).destination(destination).userData(2));
            Cqe end = ring.await(1);
            assertEquals(-ENOBUFS, end.result());
            assertFalse(end.hasMore());
            buffers.add(1, 3);
            ring.submit(RecvmsgMultishot.of(Fd.of(to), message, GROUP).userData(3));
            assertEquals(HEADER + HEADER + HEADER, ring.await(3).result());
            ring.succeed(AsyncCancel.of(3).userData(4));
            assertEquals(-ECANCELED, ring.await(3).result());
            ring.fail(EINVAL, RecvmsgMultishot.of(Fd.of(to), message, GROUP).flags(MsgFlags.MSG_WAITALL));
        }
    }

    /** A {@code struct msghdr}; null is none. */
    static MemorySegment header(TestRing ring, MemorySegment name, MemorySegment iovecs, MemorySegment control) {
        MemorySegment header = ring.arena().allocate(56, 8);
        if (name != null) {
            header.set(ValueLayout.JAVA_LONG, 0, name.address());
            header.set(ValueLayout.JAVA_INT, 8, (int) name.byteSize());
        }
        if (iovecs != null) {
            header.set(ValueLayout.JAVA_LONG, 16, iovecs.address());
            header.set(ValueLayout.JAVA_LONG, 24, iovecs.byteSize() / 16);
        }
        if (control != null) {
            header.set(ValueLayout.JAVA_LONG, 32, control.address());
            header.set(ValueLayout.JAVA_LONG, 40, control.byteSize());
        }
        return header;
    }

    @SuppressWarnings("restricted") // nothing here dereferences it
    private static MemorySegment unreachable() {
        return MemorySegment.ofAddress(8).reinterpret(56);
    }
}
