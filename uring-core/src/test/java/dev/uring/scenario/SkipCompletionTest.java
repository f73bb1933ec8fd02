package dev.uring.scenario;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EIO;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.kernel.Errno.ETIME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.LinkTimeout;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Operations that post no completion when they succeed: which ones are posted after all. In the enclave each test ends
 * with a warning, because closing cannot learn there whether such operations have ended.
 */
class SkipCompletionTest {
    @RingTest
    void onlyFailuresArePosted(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(rings.open(8), quiet(), quiet().result(-EIO), nop(), quiet());
        assertEquals(
                Map.of(1L, -EIO, 2L, 0), batch.await(2).awaitNothingElse(nop()).results());
    }

    @RingTest
    void aChainTellsOnlyItsEnd(RingFactory rings) throws IOException {
        Batch batch =
                Batch.submit(rings.open(8), quiet().link(), quiet().async().link(), nop());
        assertEquals(Map.of(2L, 0), batch.await(1).awaitNothingElse(nop()).results());
    }

    @RingTest
    void aBrokenChainTellsTheFailureButNotWhatFollowsQuietly(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(
                rings.open(8), quiet().link(), failing().skipSuccess().link(), quiet().link(), quiet());
        assertEquals(Map.of(1L, -EIO), batch.await(1).awaitNothingElse(nop()).results());
    }

    @RingTest
    void whatABrokenChainCancelsFailedAndIsTold(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(rings.open(8), failing().link(), nop().link(), quiet());
        assertEquals(
                Map.of(0L, -EIO, 1L, -ECANCELED, 2L, -ECANCELED),
                batch.await(3).awaitNothingElse(nop()).results());
    }

    @RingTest
    void aHardLinkGoesOnQuietly(RingFactory rings) throws IOException {
        Batch batch = Batch.submit(rings.open(8), failing().skipSuccess().hardlink(), quiet().hardlink(), nop());
        assertEquals(
                Map.of(0L, -EIO, 2L, 0), batch.await(2).awaitNothingElse(nop()).results());
    }

    @RingTest
    void aTimeLimitTellsOnlyWhatItEnded(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            LinkTimeout soon = LinkTimeout.of(Native.timespec(rings.memory(), 0, 1_000_000));
            Read blocked = Read.of(Fd.of(pipe[0]), rings.memory().allocate(8));
            Batch expired = Batch.submit(ring, blocked.link(), soon);
            assertEquals(Map.of(0L, -ECANCELED, 1L, -ETIME), expired.await(2).results());
            LinkTimeout never = LinkTimeout.of(Native.timespec(rings.memory(), 1_000_000, 0));
            Batch unused = Batch.submit(ring, quiet().link(), never.skipSuccess());
            assertEquals(Map.of(), unused.awaitNothingElse(nop()).results());
        } finally {
            ring.close(Duration.ofSeconds(5));
            Libc.close(pipe);
        }
    }

    @RingTest
    void aRingThatSkippedOnceRefusesBarriers(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        assertEquals(Map.of(0L, 0), Batch.submit(ring, nop().drain()).await(1).results());
        assertEquals(Map.of(1L, 0), Batch.submit(ring, quiet(), nop()).await(1).results());
        assertEquals(
                Map.of(0L, -EOPNOTSUPP),
                Batch.submit(ring, nop().drain()).await(1).results());
    }

    private static Nop nop() {
        return Nop.of();
    }

    private static Nop quiet() {
        return Nop.of().skipSuccess();
    }

    private static Nop failing() {
        return Nop.of().result(-EIO);
    }
}
