package dev.uring.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.KernelCapabilities;
import dev.uring.kernel.Opcodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs each example as its reader would, and checks what it prints. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExamplesTest {
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(console);
    }

    @Test
    void readFilePrintsAllOfIt() throws IOException {
        byte[] content = bytes(10_000);
        ReadFile.main(new String[] {file("content", content)});
        assertArrayEquals(content, printed.toByteArray());
    }

    @Test
    void batchTellsFilesApart() throws IOException {
        List<String> paths = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int size : new int[] {0, 1, 100, 4096, 5000}) {
            String path = file("of " + size, bytes(size));
            paths.add(path);
            expected.add(path + ": " + Math.min(size, 4096) + " bytes");
        }
        paths.add(2, folder.resolve("missing").toString());
        expected.add(2, folder.resolve("missing") + ": ENOENT");
        paths.add(folder.toString());
        expected.add(folder + ": EISDIR");

        long open = openDescriptors();
        Batch.main(paths.toArray(String[]::new));

        assertEquals(expected, lines());
        assertEquals(open, openDescriptors(), "descriptors");
    }

    @Test
    void registeredIoComputesTheChecksum() throws IOException {
        byte[] content = bytes(200_000);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        RegisteredIo.main(new String[] {file("content", content)});
        assertEquals(List.of(String.format("%08x", checksum.getValue())), lines());
    }

    @Test
    void timersAndLinksCompleteInTheirOrder() throws IOException {
        long start = System.nanoTime();
        TimersAndLinks.main(new String[0]);
        long millis = (System.nanoTime() - start) / 1_000_000;

        List<String> lines = lines();
        assertEquals(List.of("socket: done", "timer: ETIME", "after the timer: done"), lines.subList(0, 3));
        // The limit and what it cancels complete at the same moment, in either order.
        assertEquals(
                List.of("its limit: ETIME", "receive: ECANCELED"),
                lines.subList(3, 5).stream().sorted().toList());
        assertEquals(List.of("close: done"), lines.subList(5, lines.size()));
        assertTrue(millis >= 40, "two times of 20 ms took " + millis + " ms");
    }

    @Test
    void echoServerSendsBack() throws Exception {
        assumeTrue(
                KernelCapabilities.probe().hasOpcode(Opcodes.IORING_OP_LISTEN),
                "this kernel's rings cannot listen, which takes Linux 6.11");
        int port = freePort();
        long open = openDescriptors();
        CountDownLatch listening = new CountDownLatch(1);
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int one) {
                listening.countDown();
            }
        }));
        FutureTask<Void> server = new FutureTask<>(() -> {
            EchoServer.main(new String[] {Integer.toString(port), "3"});
            return null;
        });
        Thread.ofPlatform().daemon().start(server);
        listening.await();

        byte[] message = bytes(100_000);
        try (Socket first = connect(port);
                Socket second = connect(port);
                Socket third = connect(port)) {
            Thread.ofVirtual().start(() -> write(first, message));
            third.getOutputStream().write(3);
            second.getOutputStream().write(2);
            assertEquals(2, second.getInputStream().read());
            assertEquals(3, third.getInputStream().read());
            assertArrayEquals(message, first.getInputStream().readNBytes(message.length));
            for (Socket socket : List.of(first, second, third)) {
                socket.shutdownOutput();
                assertEquals(-1, socket.getInputStream().read(), "more came back than was sent");
            }
        }
        server.get();
        assertEquals(open, openDescriptors(), "descriptors");
    }

    @Test
    void ownOpcodeCountsBytes() throws IOException {
        assumeTrue(
                KernelCapabilities.probe().hasOpcode(Opcodes.IORING_OP_FUTEX_WAIT),
                "this kernel's sockets have no commands, which takes Linux 6.7");
        OwnOpcode.main(new String[] {"forty-two"});
        assertEquals(List.of("9 bytes wait"), lines());
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(count).nextBytes(bytes);
        return bytes;
    }

    private static long openDescriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static void write(Socket socket, byte[] message) {
        try {
            socket.getOutputStream().write(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
