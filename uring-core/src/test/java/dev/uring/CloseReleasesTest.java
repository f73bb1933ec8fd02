package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFiles;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.Sockets;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was registered is free as soon as closing has returned, which the kernel by itself sees to only later. */
class CloseReleasesTest {
    private static final int ROUNDS = 5;
    private static final int O_RDWR = 2;
    private static final long BUFFER = 16 << 20;

    @RingTest
    void thePortOfAListener(RingFactory rings) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            IoUring ring = rings.open(8);
            int port;
            try (Sockets sockets = new Sockets()) {
                int listener = sockets.listener();
                port = Sockets.port(listener);
                RegisteredFiles.of(ring, listener);
            }
            ring.close();
            try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertEquals(port, again.getLocalPort());
            }
        }
    }

    /** A program that somebody can write to cannot be started. */
    @RingTest
    void aProgramThatWasWritten(RingFactory rings, @TempDir Path folder) throws Exception {
        Path program = folder.resolve("program");
        Files.copy(Path.of("/bin/true"), program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        for (int round = 0; round < ROUNDS; round++) {
            IoUring ring = rings.open(8);
            int file = Libc.open(program, O_RDWR);
            RegisteredFiles.of(ring, file);
            Libc.close(file);
            ring.close();
            assertEquals(0, new ProcessBuilder(program.toString()).start().waitFor());
        }
    }

    /** Closing by a pipe takes some tens of milliseconds more, which only tags are worth. */
    @Test
    void resourcesWithoutTagsNeedNoPipe() throws Exception {
        int[] pipes = {0};
        for (long tag = 0; tag < 2; tag++) {
            try (Arena arena = Arena.ofConfined();
                    IoUring ring = IoUring.builder(8)
                            .backend(() -> new DelegatingBackend() {
                                @Override
                                public long openPipe() {
                                    pipes[0]++;
                                    return super.openPipe();
                                }
                            })
                            .open()) {
                RegisteredBuffers.sparse(ring, 2).register(arena.allocate(64), tag);
                RegisteredFiles.sparse(ring, 2).register(0, tag);
            }
            assertEquals(tag, pipes[0]);
        }
    }

    /** Memory is charged to its user for as long as it is pinned, who then can register no more. */
    @RingTest
    void theMemoryOfBuffers(RingFactory rings) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            IoUring ring = rings.open(8);
            long before = pinned();
            RegisteredBuffers.of(ring, rings.memory().allocate(BUFFER, 4096));
            assertTrue(pinned() >= before + BUFFER, "registering pins memory");
            ring.close();
            long left = pinned() - before;
            assertTrue(left < BUFFER, left + " bytes are pinned still");
        }
    }

    /** The bytes of this process that the kernel has pinned. */
    private static long pinned() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmPin:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new AssertionError("/proc/self/status says nothing about pinned memory");
    }
}
