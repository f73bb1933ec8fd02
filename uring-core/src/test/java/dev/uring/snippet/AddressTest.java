package dev.uring.snippet;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.SocketType.SOCK_STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.net.AbstractUnixAddress;
import dev.uring.op.net.Accept;
import dev.uring.op.net.Bind;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Listen;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.op.net.SocketAddresses;
import dev.uring.testing.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Socket addresses. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AddressTest {
    @Test
    void binding() throws Exception {
        Kernel.require("6.11");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            Fd socket = Fd.of(sockets.tcp());
            // @start region="addresses"
            SocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            ring.submission()
                    .push(Bind.of(socket, SocketAddresses.toNative(local, arena))
                            .link());
            ring.submission().push(Listen.of(socket, 16));
            ring.submitAndWait(2);
            // @end
            assertEquals(0, ring.completion().poll().result());
            assertEquals(0, ring.completion().poll().result());
            assertTrue(Sockets.port(socket.value()) > 0);
        }
    }

    @Test
    void accepting() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int listening = sockets.listener();
            Fd listener = Fd.of(listening);
            int client = sockets.client(listening);
            // @start region="buffer"
            SocketAddressBuffer peer = new SocketAddressBuffer(arena);
            ring.submission().push(Accept.of(listener).peer(peer));
            ring.submitAndWait(1);
            int accepted = ring.completion().poll().result();
            SocketAddress address = peer.read().orElseThrow();
            // @end
            sockets.owned(accepted);
            assertEquals(Sockets.port(client), ((InetSocketAddress) address).getPort());
        }
    }

    @Test
    void namespace() {
        try (Arena arena = Arena.ofConfined()) {
            // @start region="abstract"
            AbstractUnixAddress name =
                    AbstractUnixAddress.of("example-" + ProcessHandle.current().pid());
            MemorySegment address = SocketAddresses.toNative(name, arena); // for Bind or Connect; no file is made
            // @end
            assertEquals(name, SocketAddresses.fromNative(address));
            assertEquals(2 + 1 + name.name().length, address.byteSize());
        }
    }

    @Test
    void family() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            MemorySegment peer = Sockets.ipv4(arena, Sockets.port(sockets.listener()));
            // @start region="connect"
            ring.submission().push(Socket.of(AF_INET, SOCK_STREAM));
            ring.submitAndWait(1);
            Fd socket = Fd.of(ring.completion().poll().result());
            ring.submission().push(Connect.of(socket, peer));
            ring.submitAndWait(1);
            int result = ring.completion().poll().result();
            // @end
            sockets.owned(socket.value());
            assertEquals(0, result);
        }
    }
}
