package dev.uring.bench.comparison.echo;

import dev.uring.IoUring;
import java.io.IOException;

/** The echo server on the ring alone, as a program; see {@link EchoProgram}. */
public final class UringEcho {
    private UringEcho() {}

    /** Serves on the main thread. */
    public static void main(String[] arguments) throws IOException {
        try (IoUring ring = EchoServer.openRing()) {
            Listener listener = Listener.open(ring);
            EchoServer server = new EchoServer(ring, listener.fd());
            EchoProgram.announce(listener.port());
            server.run();
        }
    }
}
