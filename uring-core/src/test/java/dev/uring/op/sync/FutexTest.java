package dev.uring.op.sync;

import static dev.uring.kernel.Errno.EAGAIN;
import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.op.sync.FutexFlags.FUTEX2_PRIVATE;
import static dev.uring.op.sync.FutexFlags.FUTEX2_SIZE_U32;
import static dev.uring.op.sync.FutexValues.FUTEX_WAITV_MAX;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.op.ring.AsyncCancel;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

class FutexTest {
    private static final int WAITER_SIZE = 24;

    @OperationTest
    void wakesAsManyWaitersAsAsked(TestRing ring) throws IOException {
        MemorySegment futex = ring.ints(7);
        for (int waiter = 1; waiter <= 3; waiter++) {
            ring.submit(FutexWait.of(futex, 7).userData(waiter));
        }
        assertFalse(ring.hasCompletion());
        assertEquals(1, ring.succeed(FutexWake.of(futex, 1).userData(10)));
        assertEquals(0, ring.await(1).result(), "the first to wait is the first to wake");
        assertEquals(2, ring.succeed(FutexWake.of(futex, 100).userData(10)));
        assertEquals(0, ring.await(2).result());
        assertEquals(0, ring.await(3).result());
        assertEquals(0, ring.succeed(FutexWake.of(futex, 100).userData(10)), "nobody is left");
    }

    @OperationTest
    void wakesAcrossRings(TestRing ring) throws IOException {
        TestRing waker = ring.another(0);
        MemorySegment futex = ring.ints(1);
        ring.submit(FutexWait.of(futex, 1).userData(1));
        assertEquals(1, waker.succeed(FutexWake.of(futex, 1)));
        assertEquals(0, ring.await(1).result());
    }

    @OperationTest
    void wakesOnlyWhoHasABitInCommon(TestRing ring) throws IOException {
        int flags = FUTEX2_SIZE_U32 | FUTEX2_PRIVATE;
        MemorySegment futex = ring.ints(0);
        ring.submit(FutexWait.of(futex, 0).mask(0b01).futexFlags(flags).userData(1));
        assertEquals(0, ring.succeed(FutexWake.of(futex, 1).mask(0b10).futexFlags(flags)));
        assertEquals(1, ring.succeed(FutexWake.of(futex, 1).mask(0b11).futexFlags(flags)));
        assertEquals(0, ring.await(1).result());
    }

    @OperationTest
    void isCancelled(TestRing ring) throws IOException {
        ring.submit(FutexWait.of(ring.ints(0), 0).userData(1));
        assertEquals(1, ring.succeed(AsyncCancel.of(1).userData(2)), "unlike others, a futex wait is counted");
        assertEquals(-ECANCELED, ring.await(1).result());
    }

    @OperationTest
    void reportsValuesMasksAndFlagsThatDoNotFit(TestRing ring) throws IOException {
        MemorySegment futex = ring.ints(7, 0);
        ring.fail(EAGAIN, FutexWait.of(futex, 8));
        ring.fail(EINVAL, FutexWait.of(futex, 7).mask(0));
        ring.fail(EINVAL, FutexWait.of(futex, 7).mask(-1));
        ring.fail(EINVAL, FutexWait.of(futex.asSlice(1), 7));
        ring.fail(EINVAL, FutexWait.of(futex, 7).futexFlags(1 << 20));
        ring.fail(EINVAL, FutexWait.of(futex, 7).flags(1));
        ring.fail(EINVAL, FutexWake.of(futex, 1).mask(0));
        ring.fail(EINVAL, FutexWake.of(futex.asSlice(1), 1));
        ring.fail(EINVAL, FutexWake.of(futex, 1).flags(1));
    }

    @OperationTest
    void tellsWhichOfSeveralWasWoken(TestRing ring) throws IOException {
        MemorySegment futexes = ring.ints(10, 11, 12);
        MemorySegment waiters = waiters(ring, futexes, 3);
        ring.submit(FutexWaitv.of(waiters).userData(1));
        assertFalse(ring.hasCompletion());
        waiters.fill((byte) 0);
        assertEquals(1, ring.succeed(FutexWake.of(futexes.asSlice(8, 4), 1).userData(2)));
        assertEquals(2, ring.await(1).result());
    }

    @OperationTest
    void reportsValuesAndNumbersOfFutexesThatDoNotFit(TestRing ring) throws IOException {
        MemorySegment futexes = ring.ints(new int[FUTEX_WAITV_MAX + 1]);
        MemorySegment waiters = waiters(ring, futexes, FUTEX_WAITV_MAX + 1);
        ring.fail(EINVAL, FutexWaitv.of(waiters));
        ring.fail(EINVAL, FutexWaitv.of(waiters.asSlice(0, 0)));
        ring.fail(EINVAL, FutexWaitv.of(waiters.asSlice(0, WAITER_SIZE)).flags(1));
        futexes.setAtIndex(JAVA_INT, 5, 99);
        ring.fail(EAGAIN, FutexWaitv.of(waiters.asSlice(0, 128L * WAITER_SIZE)));
    }

    /** An array of {@code struct futex_waitv} that expect what the futexes hold. */
    private static MemorySegment waiters(TestRing ring, MemorySegment futexes, int count) {
        MemorySegment waiters = ring.arena().allocate((long) WAITER_SIZE * count, 8);
        for (int i = 0; i < count; i++) {
            long at = (long) WAITER_SIZE * i;
            waiters.set(JAVA_LONG, at, futexes.getAtIndex(JAVA_INT, i));
            waiters.set(JAVA_LONG, at + 8, futexes.address() + 4L * i);
            waiters.set(JAVA_INT, at + 16, FUTEX2_SIZE_U32);
        }
        return waiters;
    }
}
