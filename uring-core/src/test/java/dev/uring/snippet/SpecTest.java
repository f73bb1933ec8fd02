package dev.uring.snippet;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.SocketOptions.SO_ACCEPTCONN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.command.Ioctl;
import dev.uring.op.net.Connect;
import dev.uring.op.path.NativePath;
import dev.uring.register.BufferRing;
import dev.uring.struct.StatxBuffer;
import dev.uring.testing.Libc;
import dev.uring.testing.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The declarations that the annotations' Javadoc shows, and what was generated from them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SpecTest {
    @TempDir
    Path folder;

    @Test
    void operation() throws Exception {
        Kernel.require("6.7");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(4)) {
            Fd socket = Fd.of(sockets.listener());
            // @start region="use"
            MemorySegment value = arena.allocate(JAVA_INT);
            ring.submission().push(SocketOption.of(socket, SO_ACCEPTCONN, value));
            ring.submitAndWait(1);
            // @end
            assertEquals(Integer.BYTES, ring.completion().poll().result());
            assertEquals(1, value.get(JAVA_INT, 0));
        }
    }

    @Test
    void numberOfACommand() {
        // @start region="ioctl"
        // _IOWR('N', 0x80, struct nvme_uring_cmd), of 72 bytes
        int read = Ioctl.iowr('N', 0x80, 72);
        // @end
        assertEquals(0xC048_4E80, read);
    }

    @Test
    void names() throws Exception {
        Kernel.require("5.11");
        Path directory = Files.createDirectory(folder.resolve("directory"));
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            Remove remove = Remove.of(NativePath.of(directory, arena));
            assertEquals(Errno.EISDIR, ring.execute(remove).errno());
            assertEquals(0, ring.execute(remove.emptyDirectory(true)).result());
            assertFalse(Files.exists(directory));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Remove.of(arena.allocate(4).fill((byte) 'x')));
            assertThrows(IllegalArgumentException.class, () -> remove.directory(Fd.fixed(0)));
        }
    }

    @Test
    void sizes() throws Exception {
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            MemorySegment pages = arena.allocate(8192, 4096).fill((byte) 1);
            assertEquals(0, ring.execute(Forget.of(pages).length(4096)).result());
            assertEquals(0, pages.get(JAVA_BYTE, 4095));
            assertEquals(1, pages.get(JAVA_BYTE, 4096));
            assertThrows(IllegalArgumentException.class, () -> Forget.of(pages).length(8193));
        }
    }

    @Test
    void memory() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            MemorySegment path = NativePath.of(file, arena);
            MemorySegment status = StatxBuffer.allocate(arena);
            assertEquals(0, ring.execute(FileSize.of(path, status)).result());
            assertEquals(5, StatxBuffer.stxSize(status));
            assertThrows(IllegalArgumentException.class, () -> FileSize.of(path, arena.allocate(255)));
        }
    }

    @Test
    void completions() throws Exception {
        Kernel.require("6.0");
        try (Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(4);
                BufferRing buffers = BufferRing.register(ring, 3, 4, 64)) {
            int[] pair = sockets.streams();
            Libc.write(pair[1], "1234");
            ring.submission().push(Receive.of(Fd.of(pair[0]), buffers.group()));
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            assertEquals(4, cqe.result());
            assertTrue(cqe.hasBuffer() && cqe.hasMore(), cqe::toString);
        }
    }

    @Test
    void bits() throws Exception {
        int file = Libc.open(Files.createFile(folder.resolve("file")), 0);
        try (IoUring ring = IoUring.open(4)) {
            assertEquals(
                    0,
                    ring.execute(Advise.of(Fd.of(file), AdviseSpec.Advice.SEQUENTIAL))
                            .result());
        } finally {
            Libc.close(file);
        }
    }

    @Test
    void structure() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(4)) {
            int port = Sockets.port(sockets.listener());
            // @start region="struct"
            MemorySegment peer = InternetAddress.allocate(arena);
            InternetAddress.family(peer, AF_INET);
            InternetAddress.port(peer, port);
            InternetAddress.address(peer, 0x7F00_0001); // 127.0.0.1
            // @end
            assertEquals(0, ring.execute(Connect.of(Fd.of(sockets.tcp()), peer)).result());
        }
    }
}
