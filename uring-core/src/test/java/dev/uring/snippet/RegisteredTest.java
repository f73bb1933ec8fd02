package dev.uring.snippet;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.FixedVectors;
import dev.uring.IoUring;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.Write;
import dev.uring.op.file.WriteFixed;
import dev.uring.op.file.WritevFixed;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import dev.uring.register.BufferOffer;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Registered files and buffers. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RegisteredTest {
    private static final int RDWR_CREAT = O_RDWR | O_CREAT;

    @TempDir
    Path folder;

    @Test
    void files() throws Exception {
        Kernel.require("5.13");
        int descriptor = Libc.open(folder.resolve("file"), RDWR_CREAT);
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="files"
            RegisteredFiles table = RegisteredFiles.sparse(ring, 16);
            RegisteredFile file = table.register(descriptor); // the descriptor may be closed now
            ring.submission().push(Write.of(file.fd(), arena.allocateFrom("text")));
            ring.submitAndWait(1);
            file.close(); // the slot is free again
            // @end
            assertEquals(5, ring.completion().poll().result());
            assertEquals(16, table.free());
        } finally {
            Libc.close(descriptor);
        }
    }

    @Test
    void reserving() throws Exception {
        Kernel.require("5.15");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8);
                RegisteredFiles table = RegisteredFiles.sparse(ring, 16)) {
            // @start region="reserve"
            RegisteredFile file = table.reserve(); // an empty slot, for an operation to fill
            ring.submission()
                    .push(Openat.of(NativePath.of(folder.resolve("new"), arena))
                            .flags(O_RDWR | O_CREAT)
                            .mode(0600)
                            .fileSlot(file.slot())
                            .link());
            ring.submission().push(Write.of(file.fd(), arena.allocateFrom("text")));
            ring.submitAndWait(2);
            // @end
        }
        assertEquals("text\0", Files.readString(folder.resolve("new")));
    }

    @Test
    void buffers() throws Exception {
        Path path = Files.writeString(folder.resolve("file"), "from the page cache");
        int descriptor = Libc.open(path, O_RDWR);
        try (IoUring ring = IoUring.open(8)) {
            RegisteredFiles files = RegisteredFiles.of(ring, descriptor);
            RegisteredFile file = files.get(0);
            // @start region="buffers"
            RegisteredBuffers table = RegisteredBuffers.allocate(ring, 4, 1 << 16); // pinned once
            FixedBuffer buffer = table.get(0);
            ring.submission().push(ReadFixed.of(file.fd(), buffer));
            ring.submitAndWait(1);
            // @end
            assertEquals("from the page cache", buffer.segment().getString(0));
        } finally {
            Libc.close(descriptor);
        }
    }

    @Test
    void carving() throws Exception {
        int descriptor = Libc.open(folder.resolve("file"), RDWR_CREAT);
        try (IoUring ring = IoUring.open(8);
                RegisteredFiles files = RegisteredFiles.of(ring, descriptor);
                RegisteredBuffers table = RegisteredBuffers.allocate(ring, 1, 1 << 16)) {
            RegisteredFile file = files.get(0);
            // @start region="buffer"
            // One registered buffer, used by 16 operations at once.
            List<FixedBuffer> blocks = table.get(0).carve(4096);
            blocks.getFirst().segment().setString(0, "block 0");
            ring.submission().push(WriteFixed.of(file.fd(), blocks.getFirst()));
            // @end
            ring.submitAndWait(1);
            assertEquals(16, blocks.size());
            assertEquals(4096, ring.completion().poll().result());
        } finally {
            Libc.close(descriptor);
        }
        assertTrue(Files.readString(folder.resolve("file")).startsWith("block 0\0"));
    }

    @Test
    void vectors() throws Exception {
        Kernel.require("6.15");
        int descriptor = Libc.open(folder.resolve("file"), RDWR_CREAT);
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8);
                RegisteredBuffers table = RegisteredBuffers.allocate(ring, 1, 1 << 16)) {
            Fd file = Fd.of(descriptor);
            List<FixedBuffer> blocks = table.get(0).carve(4096);
            blocks.get(3).segment().setString(0, "block 3");
            // @start region="vectors"
            FixedVectors vectors = FixedVectors.of(arena, blocks.get(3), blocks.get(1));
            ring.submission().push(WritevFixed.of(file, vectors));
            // @end
            ring.submitAndWait(1);
            assertEquals(2 * 4096, ring.completion().poll().result());
        } finally {
            Libc.close(descriptor);
        }
        assertTrue(Files.readString(folder.resolve("file")).startsWith("block 3\0"));
    }

    @Test
    void sharing() throws Exception {
        Kernel.require("6.12");
        try (IoUring first = IoUring.open(8);
                IoUring second = IoUring.open(8)) {
            RegisteredBuffers buffers = RegisteredBuffers.allocate(first, 4, 4096);
            // @start region="offer"
            BufferOffer offer = buffers.offer();
            RegisteredBuffers shared = RegisteredBuffers.accept(second, offer); // same memory, same indices
            // @end
            assertEquals(
                    buffers.get(3).segment().address(), shared.get(3).segment().address());
        }
    }
}
