package dev.uring.scenario;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EIO;
import static dev.uring.kernel.Errno.ETIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.LinkTimeout;
import dev.uring.op.time.Timeout;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/** Chains of linked operations: order, what breaks them, and what a time limit does at each place. */
class LinkTest {
    private static final long FOREVER = 1_000_000;

    @RingTest
    void runsInOrder(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(rings.open(8), nop().link(), nop().async().link(), nop().link(), nop())
                .await(4);
        assertEquals(List.of(0L, 1L, 2L, 3L), batch.order());
        assertEquals(Map.of(0L, 0, 1L, 0, 2L, 0, 3L, 0), batch.results());
    }

    @RingTest
    void anErrorCancelsTheRestAndNoOtherChain(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(
                        rings.open(8), nop().link(), failing().link(), nop().link(), nop(), nop().link(), nop())
                .await(6);
        assertEquals(Map.of(0L, 0, 1L, -EIO, 2L, -ECANCELED, 3L, -ECANCELED, 4L, 0, 5L, 0), batch.results());
    }

    @RingTest
    void aHardLinkOutlivesAnErrorButASoftOneBehindItDoesNot(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(
                        rings.open(8),
                        failing().hardlink(),
                        failing().hardlink(),
                        nop().link(),
                        failing().link(),
                        nop())
                .await(5);
        assertEquals(Map.of(0L, -EIO, 1L, -EIO, 2L, 0, 3L, -EIO, 4L, -ECANCELED), batch.results());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), batch.order());
    }

    @RingTest
    void aShortReadBreaksALinkButNotAHardOne(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            MemorySegment buffer = rings.memory().allocate(100);
            Libc.write(pipe[1], "ten bytes.");
            Batch soft = Batch.submit(ring, Read.of(Fd.of(pipe[0]), buffer).link(), nop());
            assertEquals(Map.of(0L, 10, 1L, -ECANCELED), soft.await(2).results());
            Libc.write(pipe[1], "ten bytes.");
            Batch hard = Batch.submit(ring, Read.of(Fd.of(pipe[0]), buffer).hardlink(), nop());
            assertEquals(Map.of(0L, 10, 1L, 0), hard.await(2).results());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void anInvalidEntryCancelsTheWholeChain(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(rings.open(8), nop().link(), invalid().link(), nop())
                .await(3);
        assertEquals(Map.of(0L, -ECANCELED, 1L, -EINVAL, 2L, -ECANCELED), batch.results());
    }

    @RingTest
    void aChainEndsWithItsSubmit(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        assertEquals(
                Map.of(0L, -EIO), Batch.submit(ring, failing().link()).await(1).results());
        assertEquals(Map.of(0L, 0), Batch.submit(ring, nop()).await(1).results());
    }

    @RingTest
    void carriesDataFromOneToTheNext(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            MemorySegment text = rings.memory().allocateFrom("through the pipe");
            MemorySegment copy = rings.memory().allocate(text.byteSize());
            Batch batch = Batch.submit(
                            ring,
                            Write.of(Fd.of(pipe[1]), text).offset(-1).link(),
                            Read.of(Fd.of(pipe[0]), copy).offset(-1))
                    .await(2);
            assertEquals(List.of(0L, 1L), batch.order());
            assertEquals(-1, text.mismatch(copy), "read what was written");
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aTimeLimitEndsItsOperationAndTheRestOfTheChain(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            Read blocked = Read.of(Fd.of(pipe[0]), rings.memory().allocate(8));
            Batch batch = Batch.submit(
                            ring,
                            nop().link(),
                            blocked.link(),
                            LinkTimeout.of(time(rings, 0, 1_000_000)).link(),
                            nop())
                    .await(4);
            assertEquals(Map.of(0L, 0, 1L, -ECANCELED, 2L, -ETIME, 3L, -ECANCELED), batch.results());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aTimeLimitThatWasNotNeededLetsTheChainGoOn(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(
                        rings.open(8),
                        nop().link(),
                        LinkTimeout.of(time(rings, FOREVER, 0)).link(),
                        nop())
                .await(3);
        assertEquals(0, batch.results().get(0L));
        assertEquals(-ECANCELED, batch.results().get(1L));
        assertTrue(
                List.of(0, -ECANCELED).contains(batch.results().get(2L)),
                () -> batch.results().toString());
    }

    @RingTest
    void aTimeLimitNeedsAnOperationBeforeIt(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        LinkTimeout limit = LinkTimeout.of(time(rings, FOREVER, 0));
        assertEquals(Map.of(0L, -EINVAL), Batch.submit(ring, limit).await(1).results());
        LinkTimeout second = LinkTimeout.of(time(rings, FOREVER, 0));
        Batch twice = Batch.submit(ring, nop().link(), limit.link(), second).await(3);
        assertEquals(Map.of(0L, -ECANCELED, 1L, -ECANCELED, 2L, -EINVAL), twice.results());
    }

    @RingTest
    void anExpiredTimeoutBreaksALinkButNotAHardOne(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        Batch soft = Batch.submit(ring, Timeout.of(time(rings, 0, 1)).link(), nop());
        assertEquals(Map.of(0L, -ETIME, 1L, -ECANCELED), soft.await(2).results());
        Batch hard = Batch.submit(ring, Timeout.of(time(rings, 0, 1)).hardlink(), nop());
        assertEquals(Map.of(0L, -ETIME, 1L, 0), hard.await(2).results());
    }

    private static Nop nop() {
        return Nop.of();
    }

    private static Nop failing() {
        return Nop.of().result(-EIO);
    }

    /** An entry with flags that no kernel knows. */
    private static Nop invalid() {
        return Nop.of().flags(1 << 30);
    }

    private static MemorySegment time(RingFactory rings, long seconds, long nanoseconds) {
        return Native.timespec(rings.memory(), seconds, nanoseconds);
    }
}
