package dev.uring.snippet;

import static dev.uring.op.memory.MemoryAdvice.MADV_POPULATE_WRITE;
import static dev.uring.op.net.SocketOptions.SOL_SOCKET;
import static dev.uring.op.net.SocketOptions.SO_KEEPALIVE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.op.poll.PollEvents.POLLIN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.command.Setsockopt;
import dev.uring.op.file.Close;
import dev.uring.op.file.Fsync;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadProvided;
import dev.uring.op.file.Write;
import dev.uring.op.memory.Madvise;
import dev.uring.op.path.Mkdirat;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Renameat;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.op.sync.FutexWait;
import dev.uring.op.sync.FutexWake;
import dev.uring.op.time.LinkTimeout;
import dev.uring.op.time.Timespecs;
import dev.uring.testing.Libc;
import dev.uring.testing.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** An example for each family of operations. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FamilyTest {
    @TempDir
    Path folder;

    @Test
    void file() throws Exception {
        Path path = folder.resolve("file");
        Fd file = Fd.of(Libc.open(path, O_RDWR | O_CREAT));
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="file"
            // Written, on the disk, and closed: three steps, one submission.
            ring.submission().push(Write.of(file, arena.allocateFrom("text")).link());
            ring.submission().push(Fsync.of(file).link());
            ring.submission().push(Close.of(file));
            ring.submitAndWait(3);
            // @end
            assertEquals(5, ring.completion().poll().result());
            assertEquals(0, ring.completion().poll().result());
            assertEquals(0, ring.completion().poll().result());
        }
        assertFalse(Libc.isOpen(file.value()));
        assertEquals("text\0", Files.readString(path));
    }

    @Test
    void path() throws Exception {
        Kernel.require("5.15");
        int descriptor = Libc.open(folder, 0);
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd parent = Fd.of(descriptor);
            // @start region="path"
            MemorySegment fresh = NativePath.of("fresh", arena);
            MemorySegment ready = NativePath.of("ready", arena);
            ring.submission().push(Mkdirat.of(fresh, 0755).directory(parent).link());
            ring.submission()
                    .push(Renameat.of(fresh, ready).oldDirectory(parent).newDirectory(parent));
            ring.submitAndWait(2);
            // @end
        } finally {
            Libc.close(descriptor);
        }
        assertTrue(Files.isDirectory(folder.resolve("ready")));
    }

    @Test
    void poll() throws Exception {
        int[] pipe = Libc.pipe();
        try (IoUring ring = IoUring.open(8)) {
            Fd file = Fd.of(pipe[0]);
            // @start region="poll"
            ring.submission().push(PollAdd.of(file, POLLIN).userData(1));
            ring.submit(); // completes when there is something to read
            // @end
            Libc.write(pipe[1], "x");
            ring.submitAndWait(1);
            assertTrue((ring.completion().poll().result() & POLLIN) != 0);
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void time() throws Exception {
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd silent = Fd.of(pipe[0]);
            // @start region="time"
            // A read that is cancelled when it takes longer than ten milliseconds.
            MemorySegment limit = Timespecs.of(Duration.ofMillis(10), arena);
            ring.submission()
                    .push(Read.of(silent, arena.allocate(64)).userData(1).link());
            ring.submission().push(LinkTimeout.of(limit).userData(2));
            ring.submitAndWait(2);
            // @end
            for (int i = 0; i < 2; i++) {
                Cqe cqe = ring.completion().poll();
                assertEquals(cqe.userData() == 1 ? Errno.ECANCELED : Errno.ETIME, cqe.errno(), cqe::toString);
            }
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void sync() throws Exception {
        Kernel.require("6.7");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="sync"
            // Waits, without a thread, while the memory holds 0 and nobody wakes.
            MemorySegment futex = arena.allocate(JAVA_INT);
            ring.submission().push(FutexWait.of(futex, 0).userData(1));
            ring.submission().push(FutexWake.of(futex, 1).userData(2));
            ring.submitAndWait(2);
            // @end
            for (int i = 0; i < 2; i++) {
                Cqe cqe = ring.completion().poll();
                assertEquals(cqe.userData() == 1 ? 0 : 1, cqe.result(), cqe::toString);
            }
        }
    }

    @Test
    void buffer() throws Exception {
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd file = Fd.of(pipe[0]);
            Libc.write(pipe[1], "1234");
            // @start region="buffer"
            MemorySegment memory = arena.allocate(16 * 4096);
            ring.submission().push(ProvideBuffers.of(memory, 4096, 7).count(16).link()); // group 7
            ring.submission().push(ReadProvided.of(file, 7).userData(1));
            ring.submitAndWait(2);
            // @end
            assertEquals(0, ring.completion().poll().result());
            Cqe cqe = ring.completion().poll();
            assertEquals(4, cqe.result());
            assertEquals("1234", memory.asSlice(cqe.bufferId() * 4096L).getString(0));
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void ring() throws Exception {
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd silent = Fd.of(pipe[0]);
            // @start region="ring"
            ring.submission().push(Read.of(silent, arena.allocate(64)).userData(1));
            ring.submission().push(AsyncCancel.of(1).userData(2));
            ring.submitAndWait(2); // the read completes with -ECANCELED
            // @end
            for (int i = 0; i < 2; i++) {
                Cqe cqe = ring.completion().poll();
                assertEquals(cqe.userData() == 1 ? Errno.ECANCELED : 0, cqe.errno(), cqe::toString);
            }
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void command() throws Exception {
        Kernel.require("6.7");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            Fd socket = Fd.of(sockets.tcp());
            // @start region="command"
            MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
            ring.submission().push(Setsockopt.of(socket, SOL_SOCKET, SO_KEEPALIVE, on));
            ring.submitAndWait(1);
            // @end
            assertEquals(0, ring.completion().poll().result());
            assertEquals(1, Sockets.option(socket.value(), SO_KEEPALIVE));
        }
    }

    @Test
    void memory() throws Exception {
        Kernel.require("5.14");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="memory"
            // Faults the pages in before they are used, without stopping this thread.
            MemorySegment pages = arena.allocate(1 << 20, 4096);
            ring.submission().push(Madvise.of(pages, MADV_POPULATE_WRITE));
            ring.submitAndWait(1);
            // @end
            assertEquals(0, ring.completion().poll().result());
        }
    }
}
