package dev.uring.op.net;

import static dev.uring.kernel.Errno.EAGAIN;
import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENFILE;
import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.SocketType.SOCK_CLOEXEC;
import static dev.uring.op.net.SocketType.SOCK_NONBLOCK;
import static dev.uring.op.path.OpenFlags.O_NONBLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class AcceptTest {
    private static final int ADDRESS_SIZE = 16;

    @OperationTest
    void waitsForAConnectionAndTellsThePeersAddress(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            SocketAddressBuffer peer = new SocketAddressBuffer(ring.arena());
            ring.submit(Accept.of(kind.of(ring, listener)).peer(peer).flags(SOCK_CLOEXEC | SOCK_NONBLOCK));
            assertFalse(ring.hasCompletion());
            int client = sockets.client(listener);
            int accepted = sockets.owned(ring.await(0).result());
            assertTrue(Libc.closesOnExec(accepted));
            assertEquals(O_NONBLOCK, Libc.openFlags(accepted) & O_NONBLOCK);
            assertEquals(ADDRESS_SIZE, peer.length().get(ValueLayout.JAVA_INT, 0));
            assertEquals(AF_INET, peer.address().get(ValueLayout.JAVA_SHORT, 0));
            assertEquals(Sockets.port(client), Sockets.port(peer.address()));
            Libc.write(client, "x");
            assertEquals("x", Libc.read(accepted, 4));
        }
    }

    @OperationTest
    void acceptsIntoSlots(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            ring.registerFileTable();
            int client = sockets.client(listener);
            assertEquals(0, ring.succeed(Accept.of(Fd.of(listener)).fileSlot(FileSlot.of(5))));
            Libc.write(client, "slot");
            MemorySegment buffer = ring.arena().allocate(8);
            assertEquals(4, ring.succeed(Recv.of(Fd.fixed(5), buffer)));
            sockets.client(listener);
            assertEquals(0, ring.succeed(Accept.of(Fd.of(listener)).fileSlot(FileSlot.of(6))));
            sockets.client(listener);
            int picked = ring.succeed(Accept.of(Fd.of(listener)).fileSlot(FileSlot.ALLOC));
            assertTrue(picked >= 0 && picked < 16 && picked != 5 && picked != 6, "slot " + picked);
            ring.fail(
                    EINVAL, Accept.of(Fd.of(listener)).fileSlot(FileSlot.ALLOC).flags(SOCK_CLOEXEC));
        }
    }

    @OperationTest
    void doesNotWaitWhenToldNotTo(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            ring.fail(EAGAIN, Accept.of(Fd.of(listener)).dontWait(true));
            sockets.client(listener);
            sockets.owned(ring.succeed(Accept.of(Fd.of(listener)).dontWait(true)));
            sockets.client(listener);
            sockets.owned(ring.succeed(Accept.of(Fd.of(listener)).pollFirst(true)));
        }
    }

    @OperationTest
    void reportsWhatItCannotAccept(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            ring.fail(EINVAL, Accept.of(Fd.of(sockets.tcp())));
            int listener = sockets.listener();
            ring.fail(EINVAL, Accept.of(Fd.of(listener)).flags(1));
        }
    }

    @OperationTest
    void acceptsConnectionAfterConnection(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            ring.submit(AcceptMultishot.of(kind.of(ring, listener))
                    .flags(SOCK_CLOEXEC)
                    .userData(1));
            int previous = -1;
            for (String message : new String[] {"first", "second", "third"}) {
                int client = sockets.client(listener);
                Cqe cqe = ring.await(1);
                int accepted = sockets.owned(cqe.result());
                assertTrue(cqe.hasMore());
                assertTrue(Libc.closesOnExec(accepted));
                assertNotEquals(previous, accepted);
                previous = accepted;
                Libc.write(client, message);
                assertEquals(message, Libc.read(accepted, 16));
            }
            assertEquals(0, ring.succeed(AsyncCancel.of(1).userData(2)));
            Cqe end = ring.await(1);
            assertEquals(-ECANCELED, end.result());
            assertFalse(end.hasMore());
        }
    }

    @OperationTest
    void acceptsIntoTheSlotsOfATableUntilItIsFull(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            ring.registerFileTable();
            int listener = sockets.listener();
            ring.submit(
                    AcceptMultishot.of(Fd.of(listener)).allocateFileSlot(true).userData(1));
            for (int slot = 0; slot < 16; slot++) {
                sockets.client(listener);
                assertEquals(slot, ring.await(1).result());
            }
            sockets.client(listener);
            Cqe end = ring.await(1);
            assertEquals(-ENFILE, end.result());
            assertFalse(end.hasMore());
        }
    }

    @OperationTest
    void acceptsAllThatIsThereWithoutWaiting(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            sockets.client(listener);
            sockets.client(listener);
            SocketAddressBuffer peer = new SocketAddressBuffer(ring.arena());
            ring.submit(AcceptMultishot.of(Fd.of(listener))
                    .dontWait(true)
                    .peer(peer)
                    .userData(1));
            sockets.owned(ring.await(1).result());
            sockets.owned(ring.await(1).result());
            assertEquals(ADDRESS_SIZE, peer.length().get(ValueLayout.JAVA_INT, 0));
            Cqe end = ring.await(1);
            assertEquals(-EAGAIN, end.result());
            assertFalse(end.hasMore());
            ring.submit(AcceptMultishot.of(Fd.of(listener)).pollFirst(true).userData(2));
            assertFalse(ring.hasCompletion());
            sockets.client(listener);
            sockets.owned(ring.await(2).result());
        }
    }
}
