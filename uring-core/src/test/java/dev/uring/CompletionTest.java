package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reading completions in each style. */
class CompletionTest {
    /** One NOP in three has a completion of 32 bytes, so that in a mixed ring large ones meet the end of the queue. */
    private static final int LARGE_EVERY = 3;

    @RingTest
    void loseNothingWhenTheQueueOverflows(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        int slots = ring.completion().capacity();
        for (long i = 0; i < 5L * slots; i++) {
            ring.submission().push(Nop.of().userData(i));
            ring.submit();
            while (ring.submission().pending() > 0) {
                Thread.onSpinWait();
            }
        }
        List<Long> seen = new ArrayList<>();
        while (seen.size() < 5 * slots) {
            ring.submitAndWait(1);
            ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        }
        assertEquals(LongStream.range(0, 5L * slots).boxed().toList(), seen);
        assertFalse(ring.submission().hasOverflow());
        assertEquals(0, ring.completion().overflow());
        assertEquals(0, ring.inFlight());
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.CQE32, RingKind.DEFER_TASKRUN})
    void aSubmitMovesWhatOverflowedWithoutWaiting(RingFactory rings) throws IOException {
        IoUring ring = rings.open(2);
        for (int i = 0; i < 6; i++) {
            ring.submission().push(Nop.of().userData(i));
            ring.submit();
        }
        assertTrue(ring.submission().hasOverflow());
        assertEquals(List.of(0L, 1L, 2L, 3L), read(ring));
        assertEquals(0, ring.submit());
        assertEquals(List.of(4L, 5L), read(ring));
        assertFalse(ring.submission().hasOverflow());
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.DEFER_TASKRUN})
    void aSubmitRunsDeferredWork(RingFactory rings) throws IOException {
        IoUring ring = rings.open(2);
        ring.submission().push(Nop.of().userData(7).async());
        ring.submit();
        // A worker thread completes it, which shows only as work to run.
        while (!ring.submission().hasTaskRun()) {
            Thread.onSpinWait();
        }
        assertEquals(0, ring.completion().ready());
        assertEquals(0, ring.submit());
        assertEquals(List.of(7L), read(ring));
    }

    @RingTest
    void everyStyleSeesTheSame(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        CompletionQueue queue = ring.completion();
        CqeBatch batch = new CqeBatch(5);
        long next = 0;
        for (int turn = 0; turn < 40; turn++) {
            List<Cqe> expected = pushAndWait(ring, next);
            next += expected.size();
            List<Cqe> seen = new ArrayList<>();
            switch (turn % 5) {
                case 0 -> queue.forEachLarge((u, r, f, x, y) -> seen.add(new Cqe(u, r, f, x, y)));
                case 1 -> {
                    for (CqeCursor cursor = queue.cursor(); cursor.next(); ) {
                        seen.add(cursor.toCqe());
                    }
                }
                case 2 -> {
                    for (Cqe cqe = queue.poll(); cqe != null; cqe = queue.poll()) {
                        seen.add(cqe);
                    }
                }
                case 3 -> {
                    while (queue.drainTo(batch) > 0) {
                        for (int i = 0; i < batch.size(); i++) {
                            seen.add(batch.get(i));
                            assertEquals(batch.get(i).userData(), batch.userData(i));
                            assertEquals(batch.get(i).result(), batch.result(i));
                            assertEquals(batch.get(i).flags(), batch.flags(i));
                            assertEquals(batch.get(i).extra1(), batch.extra1(i));
                            assertEquals(batch.get(i).extra2(), batch.extra2(i));
                        }
                    }
                }
                default -> {
                    // Without the extra words, so they are taken over from what is expected.
                    queue.forEach((u, r, f) -> {
                        Cqe wanted = expected.get(seen.size());
                        seen.add(new Cqe(u, r, f, wanted.extra1(), wanted.extra2()));
                    });
                }
            }
            assertEquals(expected, seen, "turn " + turn);
            assertNull(queue.poll());
            assertEquals(0, queue.ready());
        }
    }

    /** Submits a full queue of NOPs, some with large completions where the ring has them; what must come back. */
    private static List<Cqe> pushAndWait(IoUring ring, long first) throws IOException {
        boolean mixed = (ring.setupFlags() & SetupFlags.IORING_SETUP_CQE_MIXED) != 0;
        boolean large = mixed || (ring.setupFlags() & SetupFlags.IORING_SETUP_CQE32) != 0;
        List<Cqe> expected = new ArrayList<>();
        for (long i = first; i < first + 5; i++) {
            if (large && i % LARGE_EVERY == 0) {
                long extra = 1000 + i;
                ring.submission().push(Nop.of().userData(i).extra1(extra).extra2(-extra));
                expected.add(new Cqe(i, 0, mixed ? CqeFlags.IORING_CQE_F_32 : 0, extra, -extra));
            } else {
                ring.submission().push(Nop.of().userData(i));
                expected.add(new Cqe(i, 0, 0, 0, 0));
            }
        }
        ring.submitAndWait(expected.size());
        assertEquals(expected.size(), ring.completion().ready());
        return expected;
    }

    @RingTest
    void aConsumerMayReadAndSubmitItself(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        for (int i = 0; i < 6; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
        ring.submitAndWait(6);
        List<Long> seen = new ArrayList<>();
        int outer = ring.completion().forEach((userData, result, flags) -> {
            seen.add(userData);
            if (userData == 1) {
                ring.submission().push(Nop.of().userData(100));
                submitAndWait(ring, 5);
                Cqe next = ring.completion().poll();
                seen.add(next.userData());
            }
            if (userData == 3) {
                ring.completion().forEach((u, r, f) -> seen.add(u));
            }
        });
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 100L), seen);
        assertEquals(3, outer);
        assertEquals(0, ring.inFlight());
    }

    private static void submitAndWait(IoUring ring, int count) {
        try {
            ring.submitAndWait(count);
        } catch (UringException e) {
            throw new AssertionError(e);
        }
    }

    @RingTest
    void whatAConsumerThrewOnIsConsumed(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        for (int i = 0; i < 4; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
        ring.submitAndWait(4);
        assertThrows(
                IllegalStateException.class,
                () -> ring.completion().forEach((userData, result, flags) -> {
                    if (userData == 1) {
                        throw new IllegalStateException("on purpose");
                    }
                }));
        assertEquals(List.of(2L, 3L), read(ring));
    }

    @Test
    void helpersReadEachFlag() {
        int buffer = 7 << CqeFlags.IORING_CQE_BUFFER_SHIFT | CqeFlags.IORING_CQE_F_BUFFER;
        assertTrue(CqeFlags.hasBuffer(buffer));
        assertEquals(7, CqeFlags.bufferId(buffer));
        assertEquals(0xFFFF, CqeFlags.bufferId(-1));
        assertTrue(CqeFlags.hasMore(CqeFlags.IORING_CQE_F_MORE));
        assertTrue(CqeFlags.isSocketNonEmpty(CqeFlags.IORING_CQE_F_SOCK_NONEMPTY));
        assertTrue(CqeFlags.isNotification(CqeFlags.IORING_CQE_F_NOTIF));
        assertTrue(CqeFlags.hasBufferMore(CqeFlags.IORING_CQE_F_BUF_MORE));
        assertTrue(CqeFlags.isSkip(CqeFlags.IORING_CQE_F_SKIP));
        assertTrue(CqeFlags.is32Bytes(CqeFlags.IORING_CQE_F_32));
        Cqe none = new Cqe(1, -Errno.EAGAIN, 0, 0, 0);
        assertFalse(none.hasBuffer() || none.hasMore() || none.isSocketNonEmpty());
        assertFalse(none.isNotification() || none.hasBufferMore());
        assertTrue(none.isError());
        assertEquals(Errno.EAGAIN, none.errno());
        assertEquals("Cqe[userData=0x1, result=-EAGAIN, flags=0x0]", none.toString());
        Cqe all = new Cqe(1, 5, -1, 0, 0);
        assertTrue(all.hasBuffer() && all.hasMore() && all.isSocketNonEmpty());
        assertTrue(all.isNotification() && all.hasBufferMore());
        assertEquals(0, all.errno());
    }

    @Test
    void refusesABatchWithoutRoom() {
        assertThrows(IllegalArgumentException.class, () -> new CqeBatch(0));
        assertThrows(IndexOutOfBoundsException.class, () -> new CqeBatch(1).result(0));
    }

    private static List<Long> read(IoUring ring) {
        List<Long> seen = new ArrayList<>();
        ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        return seen;
    }
}
