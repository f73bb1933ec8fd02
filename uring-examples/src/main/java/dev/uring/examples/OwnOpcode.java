package dev.uring.examples;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.file.Close;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketAddresses;
import dev.uring.op.net.SocketType;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks how many bytes wait in a socket, by an operation that the library does not know: see {@link UnreadBytesSpec}. */
public final class OwnOpcode {
    private OwnOpcode() {}

    /** Takes the text to send. Needs Linux 6.7. */
    public static void main(String[] arguments) throws IOException {
        try (IoUring ring = IoUring.open(4);
                Arena arena = ring.newArena();
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Fd socket = Fd.of(run(ring, Socket.of(AddressFamily.AF_INET, SocketType.SOCK_STREAM)));
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.getLocalPort());
            run(ring, Connect.of(socket, SocketAddresses.toNative(address, arena)));
            try (java.net.Socket peer = server.accept()) {
                peer.getOutputStream().write(arguments[0].getBytes());
                run(ring, PollAdd.of(socket, PollEvents.POLLIN)); // until it has arrived
                // The class UnreadBytes is generated, with the checks and the Javadoc of the others.
                System.out.println(run(ring, UnreadBytes.of(socket)) + " bytes wait");
            }
            run(ring, Close.of(socket));
        }
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        Cqe completion = ring.completion().poll();
        if (completion.isError()) {
            throw new IOException(operation + " failed: " + completion);
        }
        return completion.result();
    }
}
