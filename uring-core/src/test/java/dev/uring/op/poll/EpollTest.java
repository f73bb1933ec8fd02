package dev.uring.op.poll;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EEXIST;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Errno.EPERM;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.poll.EpollFlags.EPOLLIN;
import static dev.uring.op.poll.EpollFlags.EPOLLOUT;
import static dev.uring.op.poll.EpollFlags.EPOLL_CTL_ADD;
import static dev.uring.op.poll.EpollFlags.EPOLL_CTL_DEL;
import static dev.uring.op.poll.EpollFlags.EPOLL_CTL_MOD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.RingKind;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpollTest {
    private static final long DATA = 0x1122_3344_5566_7788L;

    @TempDir
    Path directory;

    @OperationTest
    void waitsForTheEventsOfItsFiles(TestRing ring, FileKind kind) throws IOException {
        try (Sockets files = new Sockets()) {
            int epoll = files.owned(Libc.epoll());
            int[] pair = files.streams();
            MemorySegment event = EpollEvents.of(ring.arena(), EPOLLIN, DATA);
            assertEquals(
                    0,
                    ring.succeed(EpollCtl.of(Fd.of(epoll), EPOLL_CTL_ADD, Fd.of(pair[0]))
                            .event(event)));
            MemorySegment events = EpollEvents.allocate(ring.arena(), 4);
            EpollWait wait = EpollWait.of(kind.of(ring, epoll), events).userData(1);
            ring.submit(wait);
            assertFalse(ring.hasCompletion());
            Libc.write(pair[1], "x");
            assertEquals(1, ring.await(1).result());
            assertEquals(EPOLLIN, EpollEvents.events(events, 0));
            assertEquals(DATA, EpollEvents.data(events, 0));
        }
    }

    @OperationTest
    void receivesNoMoreEventsThanAskedFor(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            int epoll = files.owned(Libc.epoll());
            for (int i = 0; i < 3; i++) {
                MemorySegment event = EpollEvents.of(ring.arena(), EPOLLOUT, i);
                ring.succeed(EpollCtl.of(Fd.of(epoll), EPOLL_CTL_ADD, Fd.of(files.streams()[0]))
                        .event(event));
            }
            MemorySegment events = EpollEvents.allocate(ring.arena(), 4);
            assertEquals(2, ring.succeed(EpollWait.of(Fd.of(epoll), events).maxEvents(2)));
            assertEquals(3, ring.succeed(EpollWait.of(Fd.of(epoll), events)));
            assertEquals(EPOLLOUT, EpollEvents.events(events, 2));
        }
    }

    /** Files become ready while the wait is being submitted, armed or woken. */
    @OperationTest(kinds = RingKind.PICKED)
    void missesNothingThatAnotherThreadMakesReady(TestRing ring) throws Exception {
        int files = 8;
        int[][] pipes = new int[files][];
        try (Sockets owned = new Sockets();
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Fd epoll = Fd.of(owned.owned(Libc.epoll()));
            for (int i = 0; i < files; i++) {
                pipes[i] = Libc.pipe();
                owned.owned(pipes[i][0]);
                owned.owned(pipes[i][1]);
                MemorySegment event = EpollEvents.of(ring.arena(), EPOLLIN, i);
                ring.succeed(
                        EpollCtl.of(epoll, EPOLL_CTL_ADD, Fd.of(pipes[i][0])).event(event));
            }
            MemorySegment events = EpollEvents.allocate(ring.arena(), files);
            for (int round = 0; round < 500; round++) {
                Future<?> written = writer.submit(() -> Stream.of(pipes).forEach(pipe -> Libc.write(pipe[1], "x")));
                for (int seen = 0; seen < files; ) {
                    int ready = ring.succeedIfKnown(EpollWait.of(epoll, events));
                    assertTrue(ready > 0);
                    for (int i = 0; i < ready; i++) {
                        assertEquals("x", Libc.read(pipes[(int) EpollEvents.data(events, i)][0], 8));
                    }
                    seen += ready;
                }
                written.get();
            }
        }
    }

    @OperationTest
    void changesAndRemovesFiles(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            Fd epoll = Fd.of(files.owned(Libc.epoll()));
            Fd file = Fd.of(files.streams()[0]);
            MemorySegment readable = EpollEvents.of(ring.arena(), EPOLLIN, 1);
            MemorySegment writable = EpollEvents.of(ring.arena(), EPOLLOUT, 2);
            ring.fail(ENOENT, EpollCtl.of(epoll, EPOLL_CTL_MOD, file).event(readable));
            ring.succeed(EpollCtl.of(epoll, EPOLL_CTL_ADD, file).event(readable));
            ring.fail(EEXIST, EpollCtl.of(epoll, EPOLL_CTL_ADD, file).event(readable));
            ring.succeed(EpollCtl.of(epoll, EPOLL_CTL_MOD, file).event(writable));
            MemorySegment events = EpollEvents.allocate(ring.arena(), 1);
            assertEquals(1, ring.succeed(EpollWait.of(epoll, events)));
            assertEquals(2, EpollEvents.data(events, 0));
            ring.succeed(EpollCtl.of(epoll, EPOLL_CTL_DEL, file));
            ring.fail(ENOENT, EpollCtl.of(epoll, EPOLL_CTL_DEL, file));
        }
    }

    @OperationTest
    void reportsWhatCannotBeWaitedFor(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            Fd epoll = Fd.of(files.owned(Libc.epoll()));
            Fd file = Fd.of(files.owned(Libc.open(Files.createFile(directory.resolve("file")), O_RDONLY)));
            MemorySegment event = EpollEvents.of(ring.arena(), EPOLLIN, 0);
            ring.fail(EPERM, EpollCtl.of(epoll, EPOLL_CTL_ADD, file).event(event));
            ring.fail(EINVAL, EpollCtl.of(epoll, EPOLL_CTL_ADD, epoll).event(event));
            ring.fail(EBADF, EpollCtl.of(Fd.of(9999), EPOLL_CTL_ADD, file).event(event));
            ring.fail(EINVAL, EpollWait.of(epoll, event).maxEvents(0));
            ring.fail(EINVAL, EpollWait.of(epoll, event).flags(1));
            ring.fail(EINVAL, EpollWait.of(file, event));
        }
    }

    @Test
    void takesNoRegisteredFile() {
        assertThrows(IllegalArgumentException.class, () -> EpollCtl.of(Fd.fixed(0), EPOLL_CTL_DEL, Fd.of(0)));
        assertThrows(IllegalArgumentException.class, () -> EpollCtl.of(Fd.of(0), EPOLL_CTL_DEL, Fd.fixed(0)));
    }
}
