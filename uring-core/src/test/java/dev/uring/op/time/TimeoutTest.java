package dev.uring.op.time;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Errno.ETIME;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_ABS;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_BOOTTIME;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_ETIME_SUCCESS;
import static dev.uring.op.time.TimeoutFlags.IORING_TIMEOUT_REALTIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.List;

class TimeoutTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long NEVER = 1_000_000;

    @OperationTest
    void expiresNotBeforeItsTime(TestRing ring) throws IOException {
        long start = System.nanoTime();
        ring.fail(ETIME, Timeout.of(nanoseconds(ring, 5 * MILLISECOND)));
        assertTrue(System.nanoTime() - start >= 5 * MILLISECOND);
    }

    @OperationTest
    void completesWithZeroAfterACountOfCompletions(TestRing ring) throws IOException {
        ring.submit(Timeout.of(seconds(ring, NEVER)).count(2).userData(1));
        ring.succeed(Nop.of().userData(2));
        assertFalse(ring.hasCompletion());
        ring.succeed(Nop.of().userData(3));
        assertEquals(0, ring.await(1).result());
    }

    @OperationTest
    void expiresAtAPointOfTheWallClock(TestRing ring) throws IOException {
        Instant end = Instant.now().plusMillis(5);
        MemorySegment time = Native.timespec(ring.arena(), end.getEpochSecond(), end.getNano());
        ring.fail(ETIME, Timeout.of(time).flags(IORING_TIMEOUT_ABS | IORING_TIMEOUT_REALTIME));
        assertFalse(Instant.now().isBefore(end));
        ring.fail(ETIME, Timeout.of(time).flags(IORING_TIMEOUT_ABS | IORING_TIMEOUT_REALTIME));
    }

    @OperationTest
    void breaksAChainUnlessExpiryCountsAsSuccess(TestRing ring) throws IOException {
        MemorySegment soon = nanoseconds(ring, 1);
        assertEquals(
                List.of(-ETIME, -ECANCELED),
                ring.runAll(Timeout.of(soon).flags(IORING_TIMEOUT_BOOTTIME).link(), Nop.of()));
        assertEquals(
                List.of(-ETIME, 0),
                ring.runAll(Timeout.of(soon).flags(IORING_TIMEOUT_ETIME_SUCCESS).link(), Nop.of()));
    }

    @OperationTest
    void reportsTimesAndFlagsThatMakeNoSense(TestRing ring) throws IOException {
        ring.fail(EINVAL, Timeout.of(seconds(ring, -1)));
        ring.fail(EINVAL, Timeout.of(nanoseconds(ring, 1)).flags(1 << 20));
        int bothClocks = IORING_TIMEOUT_BOOTTIME | IORING_TIMEOUT_REALTIME;
        ring.fail(EINVAL, Timeout.of(nanoseconds(ring, 1)).flags(bothClocks));
    }

    @OperationTest
    void firesAsOftenAsAsked(TestRing ring) throws IOException {
        ring.submit(TimeoutMultishot.of(nanoseconds(ring, MILLISECOND))
                .repetitions(3)
                .userData(1));
        for (int shot = 1; shot <= 3; shot++) {
            Cqe cqe = ring.await(1);
            assertEquals("ETIME", Errno.name(-cqe.result()));
            assertEquals(shot < 3, cqe.hasMore(), "completion " + shot);
        }
        MemorySegment soon = nanoseconds(ring, 1);
        ring.fail(EINVAL, TimeoutMultishot.of(soon).flags(IORING_TIMEOUT_ABS));
    }

    @OperationTest
    void endsWithoutMoreWhenItIsRemoved(TestRing ring) throws IOException {
        ring.submit(TimeoutMultishot.of(seconds(ring, NEVER)).userData(1));
        ring.succeed(TimeoutRemove.of(1).userData(2));
        assertEquals(new Cqe(1, -ECANCELED, 0, 0, 0), ring.await(1));
    }

    @OperationTest
    void isRemoved(TestRing ring) throws IOException {
        ring.submit(Timeout.of(seconds(ring, NEVER)).userData(1));
        assertEquals(0, ring.succeed(TimeoutRemove.of(1).userData(2)));
        assertEquals(-ECANCELED, ring.await(1).result());
        ring.fail(ENOENT, TimeoutRemove.of(1));
        ring.fail(EINVAL, TimeoutRemove.of(1).flags(IORING_TIMEOUT_ABS));
    }

    @OperationTest
    void getsANewTime(TestRing ring) throws IOException {
        ring.submit(Timeout.of(seconds(ring, NEVER)).userData(1));
        assertEquals(
                0, ring.succeed(TimeoutUpdate.of(1, seconds(ring, NEVER + 1)).userData(2)));
        assertFalse(ring.hasCompletion());
        assertEquals(0, ring.succeed(TimeoutUpdate.of(1, nanoseconds(ring, 1)).userData(3)));
        assertEquals(-ETIME, ring.await(1).result());
        ring.fail(ENOENT, TimeoutUpdate.of(1, nanoseconds(ring, 1)));
        ring.fail(EINVAL, TimeoutUpdate.of(1, seconds(ring, -1)));
    }

    @OperationTest
    void getsANewPointInTime(TestRing ring) throws IOException {
        ring.submit(Timeout.of(seconds(ring, NEVER)).userData(1));
        // The monotonic clock counts from the start of the machine, so this is long past.
        MemorySegment past = nanoseconds(ring, 1);
        assertEquals(
                0,
                ring.succeed(TimeoutUpdate.of(1, past).flags(IORING_TIMEOUT_ABS).userData(2)));
        assertEquals(-ETIME, ring.await(1).result());
    }

    @OperationTest
    void holdsItsTimeItself(TestRing ring) throws IOException {
        TimeoutImmediateSupport.assumeKnown(ring);
        ring.fail(ETIME, TimeoutImmediate.of(MILLISECOND));
        ring.submit(TimeoutImmediate.of(NEVER * 1_000_000_000L).userData(1));
        assertEquals(0, ring.succeed(TimeoutUpdateImmediate.of(1, 1).userData(2)));
        assertEquals(-ETIME, ring.await(1).result());
    }

    private static MemorySegment nanoseconds(TestRing ring, long nanoseconds) {
        return Native.timespec(ring.arena(), 0, nanoseconds);
    }

    private static MemorySegment seconds(TestRing ring, long seconds) {
        return Native.timespec(ring.arena(), seconds, 0);
    }
}
