package dev.uring.op.ring;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EBADFD;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENFILE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_R_DISABLED;
import static dev.uring.op.ring.MsgRingFlags.IORING_MSG_RING_CQE_SKIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.op.file.Write;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MsgRingTest {
    private static final int FILE_SLOTS = 16;

    private int[] pipe;

    @BeforeEach
    void createPipe() {
        pipe = Libc.pipe();
    }

    @AfterEach
    void closePipe() {
        Libc.close(pipe);
    }

    @OperationTest
    void postsACompletionOnAnotherRing(TestRing ring) throws IOException {
        TestRing other = ring.another(0);
        assertEquals(0, ring.succeed(MsgRing.of(other.fd(), -17, 0x1234_5678_9ABC_DEF0L)));
        assertEquals(new Cqe(0x1234_5678_9ABC_DEF0L, -17, 0, 0, 0), other.awaitMessage());
    }

    @OperationTest
    void postsACompletionOnItsOwnRing(TestRing ring) throws IOException {
        ring.expectMessage();
        assertEquals(0, ring.succeed(MsgRing.of(ring.fd(), 5, 6).userData(1)));
        assertEquals(new Cqe(6, 5, 0, 0, 0), ring.await(6));
    }

    @OperationTest
    void refusesARingAmongTheRegisteredFiles(TestRing ring) throws IOException {
        TestRing other = ring.another(0);
        ring.registerFileTable();
        ring.fail(EBADF, FilesUpdate.of(ring.ints(other.fd().value())));
        assertThrows(IllegalArgumentException.class, () -> MsgRing.of(Fd.fixed(0), 1, 2));
    }

    @OperationTest
    void passesCompletionFlags(TestRing ring) throws IOException {
        TestRing other = ring.another(0);
        ring.succeedIfKnown(MsgRing.of(other.fd(), 1, 2).completionFlags(0x00AB_0001));
        assertEquals(new Cqe(2, 1, 0x00AB_0001, 0, 0), other.awaitMessage());
    }

    @OperationTest
    void reportsRingsAndFlagsThatMakeNoSense(TestRing ring) throws IOException {
        ring.fail(EBADFD, MsgRing.of(Fd.of(pipe[0]), 1, 2));
        ring.fail(EBADFD, MsgRing.of(ring.another(IORING_SETUP_R_DISABLED).fd(), 1, 2));
        ring.fail(EBADF, MsgRing.of(Fd.NONE, 1, 2));
        ring.fail(EINVAL, MsgRing.of(ring.another(0).fd(), 1, 2).flags(1 << 20));
    }

    @OperationTest
    void sendsAFileIntoAChosenSlot(TestRing ring) throws IOException {
        TestRing other = ring.another(0);
        other.registerFileTable();
        Fd source = ring.registered(pipe[1]);
        assertEquals(0, ring.succeed(MsgRingSendFd.of(other.fd(), source, FileSlot.of(5), 77)));
        assertEquals(new Cqe(77, 0, 0, 0, 0), other.awaitMessage());
        assertEquals(4, other.succeed(Write.of(Fd.fixed(5), other.text("sent"))));
        assertEquals("sent", Libc.read(pipe[0], 10));
    }

    @OperationTest
    void sendsAFileIntoASlotThatTheKernelPicks(TestRing ring) throws IOException {
        TestRing other = ring.another(0);
        other.registerFileTable();
        MsgRingSendFd send = MsgRingSendFd.of(other.fd(), ring.registered(pipe[1]), FileSlot.ALLOC, 77)
                .flags(IORING_MSG_RING_CQE_SKIP);
        for (int slot = 0; slot < FILE_SLOTS; slot++) {
            assertEquals(slot, ring.succeed(send));
        }
        ring.fail(ENFILE, send);
        assertFalse(other.hasCompletion(), "no completion was asked for");
    }

    @OperationTest
    void reportsFilesAndRingsThatCannotBeUsed(TestRing ring) throws IOException {
        Fd source = ring.registered(pipe[1]);
        TestRing other = ring.another(0);
        other.registerFileTable();
        ring.fail(EBADF, MsgRingSendFd.of(other.fd(), Fd.fixed(9), FileSlot.ALLOC, 1));
        ring.fail(EINVAL, MsgRingSendFd.of(other.fd(), source, FileSlot.of(FILE_SLOTS), 1));
        ring.fail(EINVAL, MsgRingSendFd.of(ring.fd(), source, FileSlot.ALLOC, 1));
        ring.fail(EBADFD, MsgRingSendFd.of(Fd.of(pipe[0]), source, FileSlot.ALLOC, 1));
    }
}
