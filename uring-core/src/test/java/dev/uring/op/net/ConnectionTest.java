package dev.uring.op.net;

import static dev.uring.kernel.Errno.EADDRINUSE;
import static dev.uring.kernel.Errno.EAFNOSUPPORT;
import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.ECONNREFUSED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EISCONN;
import static dev.uring.kernel.Errno.ENFILE;
import static dev.uring.kernel.Errno.ENOTCONN;
import static dev.uring.kernel.Errno.ENOTSOCK;
import static dev.uring.kernel.Errno.ENXIO;
import static dev.uring.kernel.Errno.EPROTONOSUPPORT;
import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.AddressFamily.AF_UNIX;
import static dev.uring.op.net.IpProtocol.IPPROTO_TCP;
import static dev.uring.op.net.IpProtocol.IPPROTO_UDP;
import static dev.uring.op.net.ShutdownHow.SHUT_RD;
import static dev.uring.op.net.ShutdownHow.SHUT_RDWR;
import static dev.uring.op.net.ShutdownHow.SHUT_WR;
import static dev.uring.op.net.SocketOptions.SO_ACCEPTCONN;
import static dev.uring.op.net.SocketOptions.SO_DOMAIN;
import static dev.uring.op.net.SocketOptions.SO_PROTOCOL;
import static dev.uring.op.net.SocketOptions.SO_TYPE;
import static dev.uring.op.net.SocketType.SOCK_CLOEXEC;
import static dev.uring.op.net.SocketType.SOCK_DGRAM;
import static dev.uring.op.net.SocketType.SOCK_NONBLOCK;
import static dev.uring.op.net.SocketType.SOCK_STREAM;
import static dev.uring.op.path.OpenFlags.O_NONBLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

class ConnectionTest {
    private static final int BAD = 9999;

    @OperationTest
    void createsTheSocketAskedFor(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int tcp = sockets.owned(ring.succeed(Socket.of(AF_INET, SOCK_STREAM)));
            assertEquals(AF_INET, Sockets.option(tcp, SO_DOMAIN));
            assertEquals(SOCK_STREAM, Sockets.option(tcp, SO_TYPE));
            assertEquals(IPPROTO_TCP, Sockets.option(tcp, SO_PROTOCOL));
            assertFalse(Libc.closesOnExec(tcp));
            assertEquals(0, Libc.openFlags(tcp) & O_NONBLOCK);
            int udp = sockets.owned(ring.succeed(Socket.of(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK)
                    .protocol(IPPROTO_UDP)));
            assertEquals(SOCK_DGRAM, Sockets.option(udp, SO_TYPE));
            assertTrue(Libc.closesOnExec(udp));
            assertEquals(O_NONBLOCK, Libc.openFlags(udp) & O_NONBLOCK);
        }
    }

    @OperationTest
    void createsSocketsInSlots(TestRing ring) throws IOException {
        ring.fail(ENXIO, Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.of(0)));
        ring.registerFileTable();
        assertEquals(0, ring.succeed(Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.of(3))));
        ring.succeed(Bind.of(Fd.fixed(3), Sockets.ipv4(ring.arena(), 0)));
        int first = ring.succeed(Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.ALLOC));
        int second = ring.succeed(Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.ALLOC));
        assertTrue(first != second && first != 3 && second != 3, "slots " + first + " and " + second);
        ring.succeed(Bind.of(Fd.fixed(second), Sockets.ipv4(ring.arena(), 0)));
        ring.fail(EINVAL, Socket.of(AF_INET, SOCK_STREAM | SOCK_CLOEXEC).fileSlot(FileSlot.ALLOC));
        ring.fail(EINVAL, Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.of(BAD)));
        for (int taken = 3; taken < 16; taken++) {
            ring.succeed(Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.ALLOC));
        }
        ring.fail(ENFILE, Socket.of(AF_INET, SOCK_STREAM).fileSlot(FileSlot.ALLOC));
    }

    @OperationTest
    void reportsSocketsThatThereAreNot(TestRing ring) throws IOException {
        ring.fail(EAFNOSUPPORT, Socket.of(BAD, SOCK_STREAM));
        ring.fail(EINVAL, Socket.of(AF_INET, 0xF));
        ring.fail(EPROTONOSUPPORT, Socket.of(AF_INET, SOCK_STREAM).protocol(IPPROTO_UDP));
        ring.fail(EINVAL, Socket.of(AF_INET, SOCK_STREAM).flags(1));
    }

    @OperationTest
    void connectsAndEndsAConnection(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.tcp();
            Fd server = kind.of(ring, listener);
            ring.succeed(Bind.of(server, Sockets.ipv4(ring.arena(), 0)));
            assertTrue(Sockets.port(listener) != 0, "bound to a port");
            assertEquals(0, Sockets.option(listener, SO_ACCEPTCONN));
            ring.succeed(Listen.of(server, 4));
            assertEquals(1, Sockets.option(listener, SO_ACCEPTCONN));
            int client = sockets.tcp();
            Fd caller = kind.of(ring, client);
            MemorySegment address = Sockets.ipv4(ring.arena(), Sockets.port(listener));
            assertEquals(0, ring.succeed(Connect.of(caller, address)));
            ring.fail(EISCONN, Connect.of(caller, address));
            int accepted = sockets.owned(ring.succeed(Accept.of(server)));
            Libc.write(client, "ping");
            assertEquals("ping", Libc.read(accepted, 16));
            ring.succeed(Shutdown.of(caller, SHUT_WR));
            assertEquals("", Libc.read(accepted, 16), "the client has ended its direction");
            Libc.write(accepted, "pong");
            assertEquals("pong", Libc.read(client, 16), "the other direction goes on");
            ring.succeed(Shutdown.of(kind.of(ring, accepted), SHUT_RDWR));
            assertEquals("", Libc.read(client, 16));
        }
    }

    @OperationTest
    void takesUnixAddressesOfTheirExactSize(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            MemorySegment address = Sockets.freshUnix(ring.arena());
            int listener = sockets.owned(ring.succeed(Socket.of(AF_UNIX, SOCK_STREAM)));
            ring.succeed(Bind.of(Fd.of(listener), address));
            ring.succeed(Listen.of(Fd.of(listener), 1));
            int client = sockets.owned(ring.succeed(Socket.of(AF_UNIX, SOCK_STREAM)));
            ring.fail(ECONNREFUSED, Connect.of(Fd.of(client), address.asSlice(0, address.byteSize() - 1)));
            ring.succeed(Connect.of(Fd.of(client), address));
        }
    }

    @OperationTest
    void reportsWhatCannotBeBoundOrConnected(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            MemorySegment taken = Sockets.ipv4(ring.arena(), Sockets.port(listener));
            ring.fail(EADDRINUSE, Bind.of(Fd.of(sockets.tcp()), taken));
            ring.fail(EINVAL, Bind.of(Fd.of(sockets.tcp()), taken.asSlice(0, 8)));
            int free = sockets.udp();
            MemorySegment nobody = Sockets.ipv4(ring.arena(), Sockets.port(free));
            ring.fail(ECONNREFUSED, Connect.of(Fd.of(sockets.tcp()), nobody));
            ring.fail(EBADF, Connect.of(Fd.of(BAD), taken));
            int[] pipe = Libc.pipe();
            sockets.owned(pipe[0]);
            sockets.owned(pipe[1]);
            ring.fail(ENOTSOCK, Bind.of(Fd.of(pipe[0]), taken));
            ring.fail(ENOTSOCK, Listen.of(Fd.of(pipe[0]), 1));
        }
    }

    @OperationTest
    void reportsWhatCannotBeShutDown(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            ring.fail(ENOTCONN, Shutdown.of(Fd.of(sockets.tcp()), SHUT_RD));
            ring.fail(EINVAL, Shutdown.of(Fd.of(sockets.streams()[0]), 3));
        }
    }
}
