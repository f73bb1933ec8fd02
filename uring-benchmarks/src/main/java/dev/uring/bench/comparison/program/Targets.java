package dev.uring.bench.comparison.program;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.file.Close;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Send;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketAddresses;
import dev.uring.op.net.SocketType;
import dev.uring.op.path.OpenFlags;
import dev.uring.op.path.Openat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Files and sockets on which no operation ever waits: devices, a UDP socket that has a message to peek at and whose own
 * messages are dropped when nobody reads them, and a listening socket to which nobody connects, for accepting that does not wait.
 */
final class Targets implements AutoCloseable {
    /** The size of messages, in bytes. */
    static final int SIZE = 64;

    private final IoUring ring;
    private final List<Fd> open = new ArrayList<>();
    private final DatagramChannel peer = DatagramChannel.open();

    final Fd zero;
    final Fd sink;
    final Fd messages;
    final Fd listener;

    Targets(IoUring ring) throws IOException {
        this.ring = ring;
        try (Arena arena = Arena.ofConfined()) {
            zero = openFile(arena, "/dev/zero", OpenFlags.O_RDONLY);
            sink = openFile(arena, "/dev/null", OpenFlags.O_WRONLY);
            messages = hold(Socket.of(AddressFamily.AF_INET, SocketType.SOCK_DGRAM));
            exchangeMessages(arena);
            listener = hold(Socket.of(AddressFamily.AF_INET, SocketType.SOCK_STREAM));
            Libc.listen(listener.value());
        }
    }

    /** Runs one operation; its result. */
    static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        int result = ring.completion().poll().result();
        if (result < 0) {
            throw new IOException(operation + " answers " + result);
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        for (Fd fd : open) {
            run(ring, Close.of(fd));
        }
        peer.close();
    }

    private Fd openFile(Arena arena, String path, int flags) throws IOException {
        return hold(Openat.of(arena.allocateFrom(path)).flags(flags));
    }

    private void exchangeMessages(Arena arena) throws IOException {
        peer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        MemorySegment address = SocketAddresses.toNative(peer.getLocalAddress(), arena);
        run(ring, Connect.of(messages, address));
        run(ring, Send.of(messages, arena.allocate(SIZE)));
        ByteBuffer message = ByteBuffer.allocate(SIZE);
        SocketAddress back = peer.receive(message);
        peer.send(message.flip(), back);
    }

    private Fd hold(Operation<?> operation) throws IOException {
        Fd fd = Fd.of(run(ring, operation));
        open.add(fd);
        return fd;
    }
}
