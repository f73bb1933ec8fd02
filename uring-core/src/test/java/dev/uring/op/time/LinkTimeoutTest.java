package dev.uring.op.time;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.kernel.Errno.ETIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.Fd;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class LinkTimeoutTest {
    private static final long NEVER = 1_000_000;

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
    void cancelsTheRequestThatTakesTooLong(TestRing ring) throws IOException {
        assertEquals(
                List.of(-ECANCELED, -ETIME),
                ring.runAll(endlessRead(ring).link(), LinkTimeout.of(time(ring, 0, 1_000_000))));
    }

    @OperationTest
    void endsWithTheRequest(TestRing ring) throws IOException {
        ring.submit(
                endlessRead(ring).link().userData(1),
                LinkTimeout.of(time(ring, NEVER, 0)).userData(2));
        assertFalse(ring.hasCompletion());
        Libc.write(pipe[1], "in time");
        assertEquals(7, ring.await(1).result());
        assertEquals(-ECANCELED, ring.await(2).result());
    }

    @OperationTest
    void reportsThatNothingIsLinkedToIt(TestRing ring) throws IOException {
        ring.fail(EINVAL, LinkTimeout.of(time(ring, 0, 1)));
        assertEquals(List.of(-ECANCELED, -EINVAL), ring.runAll(Nop.of().link(), LinkTimeout.of(time(ring, -1, 0))));
    }

    @OperationTest
    void getsANewTime(TestRing ring) throws IOException {
        ring.submit(
                endlessRead(ring).link().userData(1),
                LinkTimeout.of(time(ring, NEVER, 0)).userData(2));
        ring.fail(ENOENT, LinkTimeoutUpdate.of(77, time(ring, 0, 1)).userData(3));
        assertEquals(0, ring.succeed(LinkTimeoutUpdate.of(2, time(ring, 0, 1)).userData(3)));
        assertEquals(-ECANCELED, ring.await(1).result());
        assertEquals(-ETIME, ring.await(2).result());
    }

    @OperationTest
    void holdsItsTimeItself(TestRing ring) throws IOException {
        TimeoutImmediateSupport.assumeKnown(ring);
        assertEquals(
                List.of(-ECANCELED, -ETIME), ring.runAll(endlessRead(ring).link(), LinkTimeoutImmediate.of(1_000_000)));
        ring.submit(
                endlessRead(ring).link().userData(1),
                LinkTimeout.of(time(ring, NEVER, 0)).userData(2));
        assertEquals(0, ring.succeed(LinkTimeoutUpdateImmediate.of(2, 1).userData(3)));
        assertEquals(-ECANCELED, ring.await(1).result());
    }

    private Read endlessRead(TestRing ring) {
        return Read.of(Fd.of(pipe[0]), ring.arena().allocate(10));
    }

    private static MemorySegment time(TestRing ring, long seconds, long nanoseconds) {
        return Native.timespec(ring.arena(), seconds, nanoseconds);
    }
}
