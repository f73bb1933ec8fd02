package dev.uring.op.command;

import static dev.uring.kernel.Errno.EAGAIN;
import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOPROTOOPT;
import static dev.uring.kernel.Errno.ENOTCONN;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_GETSOCKOPT;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_SIOCINQ;
import static dev.uring.op.net.IpProtocol.IPPROTO_TCP;
import static dev.uring.op.net.MsgFlags.MSG_DONTWAIT;
import static dev.uring.op.net.SocketOptions.SOL_SOCKET;
import static dev.uring.op.net.SocketOptions.SO_KEEPALIVE;
import static dev.uring.op.net.SocketOptions.SO_TYPE;
import static dev.uring.op.net.SocketType.SOCK_STREAM;
import static dev.uring.op.net.TcpOptions.TCP_NODELAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Fd;
import dev.uring.op.net.Send;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class SocketCommandTest {
    private static final int UNKNOWN = 999;

    @OperationTest
    void countsWhatWasNotReadAndNotSent(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Fd sender = kind.of(ring, pair[0]);
            Fd receiver = kind.of(ring, pair[1]);
            assertEquals(0, ring.succeed(Siocinq.of(receiver)));
            assertEquals(0, ring.succeed(Siocoutq.of(sender)));
            Libc.write(pair[0], "hello");
            assertEquals(5, ring.succeed(Siocinq.of(receiver)));
            assertEquals(5, ring.succeed(SocketCommand.of(receiver, SOCKET_URING_OP_SIOCINQ)));
            int written = 5 + fill(ring, sender);
            int unsent = ring.succeed(Siocoutq.of(sender));
            int unread = ring.succeed(Siocinq.of(receiver));
            assertTrue(unsent > 0 && unsent <= written, () -> unsent + " unsent");
            // What has arrived but was not acknowledged yet counts on both sides.
            assertTrue(unsent + unread >= written, () -> unsent + " unsent, " + unread + " unread of " + written);
        }
    }

    /** Sends until nothing more fits, and gives the number of bytes. */
    private static int fill(TestRing ring, Fd sender) throws IOException {
        MemorySegment data = ring.arena().allocate(1 << 20);
        int sent = 0;
        while (true) {
            int result = ring.run(Send.of(sender, data).flags(MSG_DONTWAIT)).result();
            if (result == -EAGAIN) {
                return sent;
            }
            assertTrue(result > 0, "send answered " + result);
            sent += result;
        }
    }

    @OperationTest
    void readsOptionsOfTheSocketLevel(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd socket = kind.of(ring, sockets.tcp());
            MemorySegment value = ring.ints(-1, -1);
            assertEquals(4, ring.succeed(Getsockopt.of(socket, SOL_SOCKET, SO_TYPE, value)), "the value's size");
            assertEquals(SOCK_STREAM, value.get(ValueLayout.JAVA_INT, 0));
            assertEquals(-1, value.get(ValueLayout.JAVA_INT, 4), "and no more than that");
            MemorySegment same = ring.ints(-1);
            assertEquals(
                    4,
                    ring.succeed(SocketCommand.of(socket, SOCKET_URING_OP_GETSOCKOPT)
                            .level(SOL_SOCKET)
                            .option(SO_TYPE)
                            .value(same)));
            assertEquals(SOCK_STREAM, same.get(ValueLayout.JAVA_INT, 0));
            ring.fail(EOPNOTSUPP, Getsockopt.of(socket, IPPROTO_TCP, TCP_NODELAY, value));
            ring.fail(ENOPROTOOPT, Getsockopt.of(socket, SOL_SOCKET, UNKNOWN, value));
        }
    }

    @OperationTest
    void setsOptionsOfAnyLevel(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int tcp = sockets.tcp();
            Fd socket = kind.of(ring, tcp);
            assertEquals(0, Sockets.option(tcp, SO_KEEPALIVE));
            assertEquals(0, ring.succeed(Setsockopt.of(socket, SOL_SOCKET, SO_KEEPALIVE, ring.ints(1))));
            assertEquals(1, Sockets.option(tcp, SO_KEEPALIVE));
            assertEquals(0, Sockets.option(tcp, IPPROTO_TCP, TCP_NODELAY));
            ring.succeed(Setsockopt.of(socket, IPPROTO_TCP, TCP_NODELAY, ring.ints(1)));
            assertEquals(1, Sockets.option(tcp, IPPROTO_TCP, TCP_NODELAY));
            ring.fail(EINVAL, Setsockopt.of(socket, SOL_SOCKET, SO_KEEPALIVE, ring.bytes((byte) 1)));
            ring.fail(EFAULT, Setsockopt.of(socket, SOL_SOCKET, SO_KEEPALIVE, unreachable()));
            ring.fail(ENOPROTOOPT, Setsockopt.of(socket, SOL_SOCKET, UNKNOWN, ring.ints(1)));
        }
    }

    @OperationTest
    void tellsTheAddressesOfBothEnds(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            int client = sockets.client(listener);
            SocketAddressBuffer room = new SocketAddressBuffer(ring.arena());
            int result = ring.run(Getsockname.of(kind.of(ring, client), room)).result();
            assumeTrue(result != -EOPNOTSUPP, "this kernel has no such command: it came with 6.19");
            assertEquals(0, result);
            assertEquals(Sockets.port(client), Sockets.port(room.address()));
            assertEquals(16, room.length().get(ValueLayout.JAVA_INT, 0));
            ring.succeed(Getsockname.of(kind.of(ring, client), room).peer(true));
            assertEquals(Sockets.port(listener), Sockets.port(room.address()));
            ring.fail(ENOTCONN, Getsockname.of(Fd.of(listener), room).peer(true));
        }
    }

    @OperationTest
    void reportsWhatIsNoCommand(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd listener = Fd.of(sockets.listener());
            ring.fail(EINVAL, Siocinq.of(listener));
            ring.fail(EINVAL, Siocoutq.of(listener));
            ring.fail(EOPNOTSUPP, SocketCommand.of(listener, UNKNOWN));
            int[] pipe = Libc.pipe();
            Fd file = Fd.of(sockets.owned(pipe[0]));
            sockets.owned(pipe[1]);
            ring.fail(EOPNOTSUPP, Siocinq.of(file));
            ring.fail(EOPNOTSUPP, Getsockname.of(file, new SocketAddressBuffer(ring.arena())));
        }
    }

    @SuppressWarnings("restricted") // nothing here dereferences it
    private static MemorySegment unreachable() {
        return MemorySegment.ofAddress(8).reinterpret(4);
    }
}
