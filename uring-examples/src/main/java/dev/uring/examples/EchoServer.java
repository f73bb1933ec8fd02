package dev.uring.examples;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.file.Close;
import dev.uring.op.net.Accept;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Bind;
import dev.uring.op.net.Listen;
import dev.uring.op.net.MsgFlags;
import dev.uring.op.net.Recv;
import dev.uring.op.net.Send;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketAddresses;
import dev.uring.op.net.SocketType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Sends back what connections send, many at once and on one thread: each completion starts the next operation. */
public final class EchoServer {
    private static final long ACCEPT = -1;

    private EchoServer() {}

    /** Takes the port of 127.0.0.1, and after how many connections to end. Needs Linux 6.11. */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        // One for each descriptor. The kernel gives the numbers of closed ones again, and their memory is used again.
        Map<Integer, MemorySegment> buffers = new HashMap<>();
        // Each connection has one operation in flight, so that 255 of them and the accept never find the queue full.
        try (IoUring ring = IoUring.open(256);
                Arena arena = ring.newArena()) {
            Fd listener = Fd.of(run(ring, Socket.of(AddressFamily.AF_INET, SocketType.SOCK_STREAM)));
            run(ring, Bind.of(listener, SocketAddresses.toNative(address, arena)));
            run(ring, Listen.of(listener, 128));
            System.out.println("listening");
            ring.submission().push(Accept.of(listener).userData(ACCEPT));
            for (int left = Integer.parseInt(arguments[1]); left > 0; ) {
                Cqe done = next(ring);
                // The user data says whose completion it is: twice the socket, and one more after a send.
                int socket = (int) (done.userData() >> 1);
                if (done.userData() == ACCEPT) {
                    // A failure, -errno, is no descriptor, so this throws.
                    socket = Fd.of(done.result()).value();
                    receive(ring, socket, buffers.computeIfAbsent(socket, _ -> arena.allocate(4096)));
                    ring.submission().push(Accept.of(listener).userData(ACCEPT));
                } else if (done.result() <= 0) { // the end of the stream, or a peer that is gone
                    ring.submission().push(Close.of(Fd.of(socket)).skipSuccess());
                    left--;
                } else if ((done.userData() & 1) == 1) {
                    receive(ring, socket, buffers.get(socket));
                } else {
                    // The kernel goes on when a send is short, and raises no signal when the peer is gone.
                    ring.submission()
                            .push(Send.of(Fd.of(socket), buffers.get(socket).asSlice(0, done.result()))
                                    .flags(MsgFlags.MSG_WAITALL | MsgFlags.MSG_NOSIGNAL)
                                    .userData(2L * socket + 1));
                }
            }
            // Closing the ring ends the accept.
            ring.submission().push(Close.of(listener).skipSuccess());
            ring.submit();
        }
    }

    private static void receive(IoUring ring, int socket, MemorySegment buffer) {
        ring.submission().push(Recv.of(Fd.of(socket), buffer).userData(2L * socket));
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        Cqe done = next(ring);
        if (done.isError()) {
            throw new IOException(operation + " failed: " + done);
        }
        return done.result();
    }

    /** The next completion. When there is none, what was pushed is submitted and one awaited. */
    private static Cqe next(IoUring ring) throws IOException {
        Cqe done = ring.completion().poll();
        if (done == null) {
            ring.submitAndWait(1);
            done = ring.completion().poll();
        }
        return done;
    }
}
