package dev.uring.op.poll;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.op.poll.PollEvents.POLLHUP;
import static dev.uring.op.poll.PollEvents.POLLIN;
import static dev.uring.op.poll.PollEvents.POLLOUT;
import static dev.uring.op.poll.PollEvents.POLLPRI;
import static dev.uring.op.poll.PollFlags.IORING_POLL_ADD_MULTI;
import static dev.uring.op.poll.PollFlags.IORING_POLL_UPDATE_EVENTS;
import static dev.uring.op.poll.PollFlags.IORING_POLL_UPDATE_USER_DATA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;

class PollTest {
    private static final long NEW_USER_DATA = -2;

    @OperationTest
    void waitsForAnEvent(TestRing ring, FileKind kind) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            Fd reader = kind.of(ring, pipe[0]);
            ring.submit(PollAdd.of(reader, POLLIN).userData(1));
            assertFalse(ring.hasCompletion());
            Libc.write(pipe[1], "x");
            Cqe cqe = ring.await(1);
            assertEquals(POLLIN, cqe.result());
            assertFalse(cqe.hasMore());
            assertEquals(POLLIN, ring.succeed(PollAdd.of(reader, POLLIN)), "it is there already");
            assertEquals(POLLOUT, ring.succeed(PollAdd.of(kind.of(ring, pipe[1]), POLLOUT | POLLIN)));
        }
    }

    @OperationTest
    void alwaysWaitsForAHangUp(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        ring.submit(PollAdd.of(Fd.of(pipe[0]), POLLPRI).userData(1));
        Libc.close(pipe[1]);
        assertEquals(POLLHUP, ring.await(1).result());
        Libc.close(pipe[0]);
    }

    @OperationTest
    void completesForEveryEventUntilItIsRemoved(TestRing ring, FileKind kind) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            ring.submit(
                    PollAdd.of(kind.of(ring, pipe[0]), POLLIN).multishot(true).userData(1));
            for (int i = 0; i < 3; i++) {
                Libc.write(pipe[1], "x");
                Cqe cqe = ring.await(1);
                assertEquals(POLLIN, cqe.result());
                assertTrue(cqe.hasMore());
                assertEquals("x", Libc.read(pipe[0], 8));
            }
            assertEquals(0, ring.succeed(PollRemove.of(1).userData(2)));
            Cqe end = ring.await(1);
            assertEquals(-ECANCELED, end.result());
            assertFalse(end.hasMore());
        }
    }

    @OperationTest
    void reportsPollsThatThereAreNot(TestRing ring) throws IOException {
        ring.fail(ENOENT, PollRemove.of(77));
        ring.fail(ENOENT, PollUpdate.of(77, IORING_POLL_UPDATE_EVENTS).events(POLLIN));
        ring.fail(EBADF, PollAdd.of(Fd.of(9999), POLLIN));
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            ring.fail(EINVAL, PollAdd.of(Fd.of(pipe[0]), POLLIN).multishot(true).skipSuccess());
        }
    }

    @OperationTest
    void waitsForOtherEventsAfterAnUpdate(TestRing ring, FileKind kind) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            Libc.write(pipe[1], "x");
            ring.submit(PollAdd.of(kind.of(ring, pipe[0]), POLLPRI).userData(1));
            assertFalse(ring.hasCompletion());
            assertEquals(
                    0,
                    ring.succeed(PollUpdate.of(1, IORING_POLL_UPDATE_EVENTS)
                            .events(POLLIN)
                            .userData(2)));
            assertEquals(POLLIN, ring.await(1).result());
        }
    }

    @OperationTest
    void completesWithOtherUserDataAfterAnUpdate(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            ring.submit(PollAdd.of(Fd.of(pipe[0]), POLLIN).userData(1));
            ring.succeed(PollUpdate.of(1, IORING_POLL_UPDATE_USER_DATA)
                    .newUserData(NEW_USER_DATA)
                    .userData(2));
            ring.fail(ENOENT, PollRemove.of(1).userData(3));
            Libc.write(pipe[1], "x");
            assertEquals(POLLIN, ring.await(NEW_USER_DATA).result());
        }
    }

    @OperationTest
    void aMultishotPollStaysOneAfterAnUpdate(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            ring.submit(PollAdd.of(Fd.of(pipe[0]), POLLPRI).multishot(true).userData(1));
            ring.succeed(
                    PollUpdate.of(1, IORING_POLL_UPDATE_EVENTS | IORING_POLL_UPDATE_USER_DATA | IORING_POLL_ADD_MULTI)
                            .events(POLLIN)
                            .newUserData(NEW_USER_DATA)
                            .userData(2));
            for (int i = 0; i < 2; i++) {
                Libc.write(pipe[1], "x");
                Cqe cqe = ring.await(NEW_USER_DATA);
                assertEquals(POLLIN, cqe.result());
                assertTrue(cqe.hasMore());
                assertEquals("x", Libc.read(pipe[0], 8));
            }
            assertEquals(0, ring.succeed(PollUpdate.of(NEW_USER_DATA, 0).userData(3)), "updating nothing removes");
            assertEquals(-ECANCELED, ring.await(NEW_USER_DATA).result());
        }
    }

    @OperationTest
    void completesAsLongAsTheEventLasts(TestRing ring) throws IOException {
        try (Sockets files = new Sockets()) {
            int[] pipe = pipe(files);
            Libc.write(pipe[1], "x");
            PollAdd level = PollAdd.of(Fd.of(pipe[0]), POLLIN).levelTriggered(true);
            assertEquals(POLLIN, ring.succeedIfKnown(level));
        }
    }

    private static int[] pipe(Sockets files) {
        int[] pipe = Libc.pipe();
        files.owned(pipe[0]);
        files.owned(pipe[1]);
        return pipe;
    }
}
