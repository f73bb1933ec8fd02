package dev.uring.op.ring;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Opcodes.IORING_OP_READ;
import static dev.uring.kernel.Opcodes.IORING_OP_TIMEOUT;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.Fd;
import dev.uring.op.file.Read;
import dev.uring.op.time.Timeout;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class AsyncCancelTest {
    private static final long CANCEL = 1000;

    private int[] pipe;
    private int[] other;

    @BeforeEach
    void createPipes() {
        pipe = Libc.pipe();
        other = Libc.pipe();
    }

    @AfterEach
    void closePipes() {
        Libc.close(pipe);
        Libc.close(other);
    }

    @OperationTest
    void findsByUserData(TestRing ring) throws IOException {
        ring.submit(endless(ring, Fd.of(pipe[0]), 1), endless(ring, Fd.of(pipe[0]), 2));
        assertEquals(0, ring.succeed(AsyncCancel.of(2).userData(CANCEL)));
        assertCancelled(ring, 2);
        assertFalse(ring.hasCompletion(), "the other goes on");
        ring.fail(ENOENT, AsyncCancel.of(2).userData(CANCEL));
    }

    @OperationTest
    void findsAllByUserData(TestRing ring) throws IOException {
        ring.submit(endless(ring, Fd.of(pipe[0]), 1), endless(ring, Fd.of(pipe[0]), 1), timeout(ring, 2));
        assertEquals(2, ring.succeed(AsyncCancel.of(1).all(true).userData(CANCEL)));
        assertCancelled(ring, 1);
        assertCancelled(ring, 1);
        assertFalse(ring.hasCompletion(), "the other goes on");
    }

    @OperationTest
    void findsByFile(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, pipe[0]);
        Fd another = kind.of(ring, other[0]);
        ring.submit(endless(ring, file, 1), endless(ring, file, 2), endless(ring, another, 3));
        assertEquals(0, ring.succeed(AsyncCancelFd.of(file).userData(CANCEL)));
        int flags = IORING_ASYNC_CANCEL_ALL;
        assertEquals(1, ring.succeed(AsyncCancelFd.of(file).flags(flags).userData(CANCEL)));
        assertCancelled(ring, 1);
        assertCancelled(ring, 2);
        assertFalse(ring.hasCompletion(), "the request on the other file goes on");
        ring.fail(ENOENT, AsyncCancelFd.of(file).userData(CANCEL));
    }

    @OperationTest
    void findsWhateverThereIs(TestRing ring) throws IOException {
        assertEquals(0, ring.succeed(AsyncCancelAny.of()), "nothing to cancel");
        assertEquals(0, ring.succeed(AsyncCancel.of(1).all(true)), "nothing to cancel");
        ring.submit(endless(ring, Fd.of(pipe[0]), 1), timeout(ring, 2), endless(ring, Fd.of(other[0]), 3));
        assertEquals(3, ring.succeed(AsyncCancelAny.of().userData(CANCEL)));
        assertCancelled(ring, 1);
        assertCancelled(ring, 2);
        assertCancelled(ring, 3);
    }

    @OperationTest
    void findsByOperation(TestRing ring) throws IOException {
        ring.submit(endless(ring, Fd.of(pipe[0]), 1), timeout(ring, 2));
        AsyncCancelMatching cancel =
                AsyncCancelMatching.of().operation(IORING_OP_READ).userData(CANCEL);
        assertEquals(0, ring.succeedIfKnown(cancel));
        assertCancelled(ring, 1);
        assertFalse(ring.hasCompletion(), "the timeout goes on");
        ring.fail(ENOENT, cancel);
    }

    @OperationTest
    void findsByEveryCriterionAtOnce(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, pipe[0]);
        Fd another = kind.of(ring, other[0]);
        ring.submit(endless(ring, file, 1), endless(ring, file, 2), endless(ring, another, 1));
        AsyncCancelMatching cancel =
                AsyncCancelMatching.of().target(1).file(file).all(true).userData(CANCEL);
        assertEquals(1, ring.succeedIfKnown(cancel));
        assertCancelled(ring, 1);
        ring.fail(ENOENT, AsyncCancelMatching.of().target(2).file(another).userData(CANCEL));
        ring.fail(
                ENOENT,
                AsyncCancelMatching.of().target(2).operation(IORING_OP_TIMEOUT).userData(CANCEL));
        assertEquals(
                0,
                ring.succeed(AsyncCancelMatching.of()
                        .target(2)
                        .operation(IORING_OP_READ)
                        .userData(CANCEL)));
        assertCancelled(ring, 2);
    }

    @OperationTest
    void takesNoCriterionAsAUserDataOfZero(TestRing ring) throws IOException {
        ring.submit(endless(ring, Fd.of(pipe[0]), 0), endless(ring, Fd.of(pipe[0]), 1));
        assertEquals(0, ring.succeed(AsyncCancelMatching.of().userData(CANCEL)));
        assertCancelled(ring, 0);
        assertFalse(ring.hasCompletion(), "the other goes on");
    }

    @OperationTest
    void reportsUnknownFlags(TestRing ring) throws IOException {
        ring.fail(EINVAL, AsyncCancel.of(1).flags(1 << 20));
    }

    private static void assertCancelled(TestRing ring, long userData) throws IOException {
        assertEquals(-ECANCELED, ring.await(userData).result());
    }

    private static Read endless(TestRing ring, Fd pipe, long userData) {
        return Read.of(pipe, ring.arena().allocate(10)).userData(userData);
    }

    private static Timeout timeout(TestRing ring, long userData) {
        return Timeout.of(Native.timespec(ring.arena(), 1_000_000, 0)).userData(userData);
    }
}
