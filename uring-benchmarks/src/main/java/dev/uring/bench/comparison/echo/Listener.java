package dev.uring.bench.comparison.echo;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.bench.comparison.program.Libc;
import dev.uring.kernel.Errno;
import dev.uring.op.command.Setsockopt;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Bind;
import dev.uring.op.net.IpProtocol;
import dev.uring.op.net.Listen;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketAddresses;
import dev.uring.op.net.SocketType;
import dev.uring.op.net.TcpOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A socket that listens on the loopback interface.
 *
 * @param port where, as the kernel picked it
 */
record Listener(Fd fd, int port) {
    /** More than the load opens at once. */
    private static final int BACKLOG = 1024;

    static Listener open(IoUring ring) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Fd socket = Fd.of(run(ring, Socket.of(AddressFamily.AF_INET, SocketType.SOCK_STREAM)));
            // Accepted sockets inherit it.
            MemorySegment on = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            run(ring, Setsockopt.of(socket, IpProtocol.IPPROTO_TCP, TcpOptions.TCP_NODELAY, on));
            InetSocketAddress any = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            run(ring, Bind.of(socket, SocketAddresses.toNative(any, arena)));
            run(ring, Listen.of(socket, BACKLOG));
            MemorySegment address =
                    arena.allocate(SocketAddresses.toNative(any, arena).byteSize());
            Libc.getsockname(socket.value(), address);
            return new Listener(socket, ((InetSocketAddress) SocketAddresses.fromNative(address)).getPort());
        }
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        Cqe done = ring.completion().poll();
        if (done.isError()) {
            throw new IOException(operation + " answers -" + Errno.name(-done.result()));
        }
        return done.result();
    }
}
