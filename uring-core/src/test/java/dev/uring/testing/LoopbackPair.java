package dev.uring.testing;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.kernel.Errno;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** Two connected TCP sockets on the loopback device: one for the ring, the other read by the test. */
public final class LoopbackPair implements AutoCloseable {
    private static final short AF_INET = 2;
    private static final int SOCK_STREAM = 1;

    private final int client;
    private final SocketChannel server;
    private boolean clientClosed;

    /** Connects them. */
    public LoopbackPair() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                IoUring ring = IoUring.open(2);
                Arena arena = Arena.ofConfined()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            client = run(ring, Socket.of(AF_INET, SOCK_STREAM));
            run(ring, Connect.of(Fd.of(client), address(arena, port)));
            server = listener.accept();
        }
    }

    /** The ring's end. */
    public Fd client() {
        return Fd.of(client);
    }

    /** Starts to read what arrives, until the ring's end is closed; the position of the first other byte, or -1. */
    public CompletableFuture<Long> firstReceivedOtherThan(byte expected) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return readOtherThan(expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Closes the ring's end. */
    public void closeClient() {
        if (!clientClosed) {
            clientClosed = true;
            Libc.close(client);
        }
    }

    @Override
    public void close() throws IOException {
        closeClient();
        server.close();
    }

    private long readOtherThan(byte expected) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = 0;
        while (server.read(buffer.clear()) >= 0) {
            for (buffer.flip(); buffer.hasRemaining(); position++) {
                if (buffer.get() != expected) {
                    return position;
                }
            }
        }
        return -1;
    }

    /** A {@code struct sockaddr_in} of 127.0.0.1. */
    private static MemorySegment address(Arena arena, int port) {
        MemorySegment address = arena.allocate(16, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, AF_INET);
        address.set(ValueLayout.JAVA_SHORT, 2, Short.reverseBytes((short) port));
        address.set(ValueLayout.JAVA_INT, 4, Integer.reverseBytes(0x7F00_0001));
        return address;
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        int result = ring.completion().poll().result();
        if (result < 0) {
            throw new IOException(operation + ": " + Errno.name(-result));
        }
        return result;
    }
}
