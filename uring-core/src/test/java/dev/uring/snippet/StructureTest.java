package dev.uring.snippet;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.op.path.ResolveFlags.RESOLVE_BENEATH;
import static dev.uring.op.path.StatxMask.STATX_BASIC_STATS;
import static dev.uring.op.poll.EpollFlags.EPOLLIN;
import static dev.uring.op.poll.EpollFlags.EPOLL_CTL_ADD;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_ETIME_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.path.FileStatus;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.OpenHowBuilder;
import dev.uring.op.path.Openat2;
import dev.uring.op.path.Statx;
import dev.uring.op.poll.EpollCtl;
import dev.uring.op.poll.EpollEvents;
import dev.uring.op.poll.EpollWait;
import dev.uring.op.time.Timeout;
import dev.uring.op.time.Timespecs;
import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Java's values as C structures. */
@org.junit.jupiter.api.Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StructureTest {
    @TempDir
    Path folder;

    @Test
    void status() throws Exception {
        Path file = Files.writeString(folder.resolve("ünï cödé"), "12345");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="status"
            MemorySegment path = NativePath.of(file, arena);
            FileStatus status = FileStatus.allocate(arena);
            ring.submission().push(Statx.of(path, status.segment()).mask(STATX_BASIC_STATS));
            ring.submitAndWait(1);
            long size = status.size();
            Instant modified = status.modified();
            // @end
            assertEquals(5, size);
            assertEquals(Files.getLastModifiedTime(file).toInstant(), modified);
        }
    }

    @Test
    void openHow() throws Exception {
        Kernel.require("5.6");
        int descriptor = Libc.open(folder, 0);
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd directory = Fd.of(descriptor);
            // @start region="how"
            MemorySegment how = OpenHowBuilder.flags(O_RDWR | O_CREAT)
                    .mode(0600)
                    .resolve(RESOLVE_BENEATH) // no way out of the directory: neither by .. nor by a link
                    .build(arena);
            ring.submission()
                    .push(Openat2.of(NativePath.of("../file", arena), how).directory(directory));
            ring.submitAndWait(1);
            // @end
            assertEquals(Errno.EXDEV, ring.completion().poll().errno());
        } finally {
            Libc.close(descriptor);
        }
    }

    @Test
    void times() throws Exception {
        Kernel.require("5.16");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="times"
            MemorySegment time = Timespecs.of(Duration.ofMillis(1), arena);
            ring.submission().push(Timeout.of(time).flags(IORING_TIMEOUT_ETIME_SUCCESS));
            ring.submitAndWait(1);
            Timespecs.set(time, Duration.ofSeconds(2)); // the same memory again
            // @end
            assertEquals(Errno.ETIME, ring.completion().poll().errno());
            assertEquals(Duration.ofSeconds(2), Timespecs.toDuration(time));
        }
    }

    @Test
    void epoll() throws Exception {
        Kernel.require("6.15");
        int[] pipe = Libc.pipe();
        int instance = Libc.epoll();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd epoll = Fd.of(instance);
            Fd file = Fd.of(pipe[0]);
            Libc.write(pipe[1], "x");
            // @start region="epoll"
            MemorySegment ready = EpollEvents.allocate(arena, 16);
            MemorySegment interest = EpollEvents.of(arena, EPOLLIN, 42);
            ring.submission()
                    .push(EpollCtl.of(epoll, EPOLL_CTL_ADD, file)
                            .event(interest)
                            .link());
            ring.submission().push(EpollWait.of(epoll, ready).maxEvents(16).userData(1));
            ring.submitAndWait(2);
            // @end
            assertEquals(0, ring.completion().poll().result());
            Cqe cqe = ring.completion().poll();
            assertEquals(1, cqe.result());
            assertEquals(42, EpollEvents.data(ready, 0));
            assertTrue((EpollEvents.events(ready, 0) & EPOLLIN) != 0);
        } finally {
            Libc.close(pipe);
            Libc.close(instance);
        }
    }
}
