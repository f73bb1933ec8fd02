package dev.uring.scenario;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.EIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The drain barrier: it waits for all before it, and all after it wait for it. */
class DrainTest {
    @RingTest
    void holdsBackWhatFollowsUntilAllBeforeItIsDone(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            Batch batch = Batch.submit(ring, read(rings, pipe), nop(), nop().drain(), nop());
            batch.await(1);
            assertEquals(List.of(1L), batch.order(), "only what came before the barrier");
            Libc.write(pipe[1], "go");
            batch.await(4);
            assertEquals(List.of(1L, 0L, 2L, 3L), batch.order());
            assertEquals(Map.of(0L, 2, 1L, 0, 2L, 0, 3L, 0), batch.results());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aBarrierBeforeInsideOrAfterAChainHoldsForTheWholeChain(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        for (int barrier = 0; barrier < 5; barrier++) {
            Nop[] all = {nop(), nop().link(), nop().link(), nop(), nop()};
            all[barrier].drain();
            List<Long> order = Batch.submit(ring, all).await(5).order();
            List<Long> chain = order.stream().filter(i -> i >= 1 && i <= 3).toList();
            assertEquals(List.of(1L, 2L, 3L), chain, () -> "order " + order);
            switch (barrier) {
                case 0 -> assertEquals(0L, order.getFirst(), () -> "order " + order);
                case 4 -> assertEquals(4L, order.getLast(), () -> "order " + order);
                default -> assertEquals(List.of(0L, 1L, 2L, 3L, 4L), order, "barrier inside at " + barrier);
            }
        }
    }

    @RingTest
    void aChainBehindABarrierStillBreaks(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            Batch batch = Batch.submit(
                    ring,
                    read(rings, pipe),
                    nop().drain().link(),
                    nop().result(-EIO).link(),
                    nop(),
                    nop());
            Libc.write(pipe[1], "go");
            batch.await(5);
            assertEquals(Map.of(0L, 2, 1L, 0, 2L, -EIO, 3L, -ECANCELED, 4L, 0), batch.results());
            assertEquals(0L, batch.order().getFirst());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void whatIsHeldBackCanBeCancelledOnlyByEndingWhatItWaitsFor(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            Batch batch = Batch.submit(ring, read(rings, pipe), AsyncCancel.of(0), nop().drain());
            batch.await(3);
            assertEquals(Map.of(0L, -ECANCELED, 1L, 0, 2L, 0), batch.results());
            assertEquals(2L, batch.order().getLast());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void manyBarriersInARowKeepTheOrder(RingFactory rings) throws IOException {
        IoUring ring = rings.open(64);
        Nop[] all = new Nop[64];
        for (int i = 0; i < all.length; i++) {
            all[i] = i % 3 == 0 ? nop().drain() : i % 3 == 1 ? nop().async() : nop();
        }
        List<Long> order = Batch.submit(ring, all).await(64).order();
        for (int i = 0; i < all.length; i += 3) {
            assertEquals(i, order.get(i), () -> "barriers divide the order " + order);
        }
        assertTrue(ring.inFlight() == 0);
    }

    private static Nop nop() {
        return Nop.of();
    }

    private static Read read(RingFactory rings, int[] pipe) {
        return Read.of(Fd.of(pipe[0]), rings.memory().allocate(8));
    }
}
