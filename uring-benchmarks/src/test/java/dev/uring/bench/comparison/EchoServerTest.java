package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.KernelCapabilities;
import dev.uring.kernel.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The echo server on the ring, as a process of its own, as it is measured. */
@Timeout(60)
class EchoServerTest {
    private static final int MESSAGE = 64;

    private Child server;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                KernelCapabilities.probe().hasOpcode(Opcodes.IORING_OP_LISTEN),
                "this kernel's rings cannot listen, which takes Linux 6.11");
        Path none = Path.of("none");
        server = new Child(new Programs(none, none, none, System.getProperty("java.class.path"))
                .main("dev.uring.bench.comparison.echo.UringEcho"));
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sendsBackWhatEachConnectionSent() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Socket> connections = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            connections.add(connect());
        }
        for (int round = 0; round < 200; round++) {
            List<byte[]> messages = new ArrayList<>();
            for (Socket connection : connections) {
                byte[] message = new byte[1 + random.nextInt(MESSAGE)];
                random.nextBytes(message);
                connection.getOutputStream().write(message);
                messages.add(message);
            }
            for (int i = 0; i < connections.size(); i++) {
                byte[] message = messages.get(i);
                assertArrayEquals(
                        message, connections.get(i).getInputStream().readNBytes(message.length), "seed " + seed);
            }
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Test
    void sendsBackMoreThanABufferInOrder() throws IOException {
        byte[] message = new byte[100_000];
        new SplittableRandom(1).nextBytes(message);
        try (Socket connection = connect()) {
            connection.getOutputStream().write(message);
            assertArrayEquals(message, connection.getInputStream().readNBytes(message.length));
        }
    }

    /** The table has 1024 slots, so those of closed connections have to be used again. */
    @Test
    void servesMoreConnectionsThanSlotsOneAfterTheOther() throws IOException {
        for (int i = 0; i < 1500; i++) {
            try (Socket connection = connect()) {
                connection.getOutputStream().write(i);
                assertEquals(i & 0xFF, connection.getInputStream().read());
            }
        }
    }

    @Test
    void closesTheConnectionOfAPeerThatDoesNotRead() throws IOException {
        try (Socket deaf = connect();
                Socket other = connect()) {
            byte[] much = new byte[1 << 20];
            assertThrows(SocketException.class, () -> {
                while (true) {
                    deaf.getOutputStream().write(much);
                }
            });
            other.getOutputStream().write(7);
            InputStream in = other.getInputStream();
            assertEquals(7, in.read());
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(server.greeting()[2]));
    }
}
