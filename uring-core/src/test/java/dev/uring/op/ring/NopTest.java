package dev.uring.op.ring;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.op.ring.NopFlags.IORING_NOP_TW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.RingKind;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.util.List;

class NopTest {

    @OperationTest
    void completesWithTheUserData(TestRing ring) throws IOException {
        assertEquals(
                new Cqe(0xFEDC_BA98_7654_3210L, 0, 0, 0, 0), ring.run(Nop.of().userData(0xFEDC_BA98_7654_3210L)));
    }

    @OperationTest
    void completesWithAGivenResult(TestRing ring) throws IOException {
        assertEquals(42, ring.succeedIfKnown(Nop.of().result(42)));
        ring.fail(EBADF, Nop.of().result(-EBADF));
        assertEquals(
                List.of(-EFAULT, -ECANCELED),
                ring.runAll(Nop.of().result(-EFAULT).link(), Nop.of()));
        assertEquals(43, ring.succeed(Nop.of().result(43).flags(IORING_NOP_TW)));
    }

    @OperationTest
    void looksAFileUp(TestRing ring, FileKind kind) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            assertEquals(0, ring.succeedIfKnown(Nop.of().file(kind.of(ring, pipe[0]))));
            ring.fail(EBADF, Nop.of().file(kind == FileKind.ORDINARY ? Fd.NONE : Fd.fixed(9)));
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void looksABufferUp(TestRing ring) throws IOException {
        ring.succeedIfKnown(Nop.of().result(0));
        ring.fail(EFAULT, Nop.of().bufferIndex(0));
        ring.registerBuffer(ring.arena().allocate(4096, 4096));
        assertEquals(0, ring.succeed(Nop.of().bufferIndex(0)));
        ring.fail(EFAULT, Nop.of().bufferIndex(1));
    }

    @OperationTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN,
                RingKind.SQPOLL
            })
    void carriesExtraValues(TestRing ring) throws IOException {
        TestRing large = ring.another(IORING_SETUP_CQE32);
        Nop nop = Nop.of().extra1(0x1111_2222_3333_4444L).extra2(-5).userData(7);
        large.succeedIfKnown(nop);
        assertEquals(new Cqe(7, 0, 0, 0x1111_2222_3333_4444L, -5), large.run(nop));
        ring.fail(EINVAL, nop);
    }

    @OperationTest
    void reportsUnknownFlags(TestRing ring) throws IOException {
        ring.fail(EINVAL, Nop.of().flags(1 << 20));
        assertTrue(ring.run(Nop.of()).result() == 0, "the ring goes on");
    }
}
