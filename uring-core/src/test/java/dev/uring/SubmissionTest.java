package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.internal.ring.EntryStage;
import dev.uring.kernel.Opcodes;
import dev.uring.op.ring.Nop;
import dev.uring.op.ring.Nop128;
import dev.uring.struct.IoUringSqe;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Pushing and submitting. */
class SubmissionTest {
    private static final int UNKNOWN_OPCODE = 200;

    @RingTest
    void pushesAllOrNone(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        SubmissionQueue queue = ring.submission();
        queue.pushAll(nops(0, 5));
        assertFalse(queue.tryPushAll(nops(100, 5)));
        assertEquals(5, queue.pending());
        QueueFullException full = assertThrows(QueueFullException.class, () -> queue.pushAll(nops(100, 5)));
        assertTrue(full.getMessage().contains("3 of 8 entries free and 5 are needed"), full.getMessage());
        assertTrue(queue.tryPushAll(nops(5, 3)));
        assertEquals(0, queue.spaceLeft());
        assertEquals(8, ring.submitAndWait(8));
        assertEquals(range(0, 8), userData(ring));
    }

    @RingTest
    void pushesDetachedEntriesAllOrNone(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        Sqe one = Nop.of().userData(1).build();
        Sqe two = Nop.of().userData(2).build();
        ring.submission().pushAll(one, two, one);
        assertFalse(ring.submission().tryPushAll(two, two));
        assertThrows(QueueFullException.class, () -> ring.submission().pushAll(two, two));
        ring.submitAndWait(3);
        assertEquals(List.of(1L, 2L, 1L), userData(ring));
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.SQPOLL})
    void takesBackWhatCameBeforeARefusedEntry(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        SubmissionQueue queue = ring.submission();
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> queue.pushAll(Nop.of().userData(1), Nop128.of().userData(2)));
        assertTrue(refused.getMessage().contains("128") && refused.getMessage().contains("64"), refused.getMessage());
        assertThrows(NullPointerException.class, () -> queue.pushAll(Nop.of().userData(3), null));
        assertEquals(0, queue.pending());
        queue.push(Nop.of().userData(4));
        ring.submitAndWait(1);
        assertEquals(List.of(4L), userData(ring));
    }

    @RingTest
    void takesEntriesFilledByHand(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        Sqe sqe = Sqe.raw();
        IoUringSqe.opcode(sqe.segment(), Opcodes.IORING_OP_NOP);
        IoUringSqe.fd(sqe.segment(), -1);
        sqe.userData(42);
        ring.submission().push(sqe);
        ring.submission().push(sqe.userData(43));
        ring.submitAndWait(2);
        assertEquals(List.of(42L, 43L), userData(ring));
    }

    @RingTest(kinds = {RingKind.SQE128, RingKind.SQE128_CQE32})
    void zeroesTheUpperHalfUnderASmallEntry(RingFactory rings) throws Exception {
        IoUring ring = rings.open(1);
        assertTrue(ring.submission().tryPush(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
        ring.submitAndWait(1);
        ring.completion().poll();
        ring.submission().push(Nop.of());
        Field staged = EntryStage.class.getDeclaredField("staged");
        staged.setAccessible(true);
        long[] words = (long[]) staged.get(ring.submission().stage);
        for (int word = 8; word < 16; word++) {
            assertEquals(0, words[word], "word " + word);
        }
    }

    @RingTest
    void countsSpace(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        SubmissionQueue queue = ring.submission();
        for (int turn = 0; turn < 20; turn++) {
            assertEquals(8, queue.spaceLeft());
            assertEquals(0, queue.pending());
            queue.pushAll(nops(0, turn % 8 + 1));
            assertEquals(turn % 8 + 1, queue.pending());
            assertEquals(8 - queue.pending(), queue.spaceLeft());
            ring.submitAndWait(turn % 8 + 1);
            userData(ring);
            // A submission thread posts completions before it gives the slots back.
            while (queue.pending() > 0) {
                Thread.onSpinWait();
            }
        }
        assertEquals(0, queue.dropped());
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void reportsABatchThatAnInvalidEntryEnded(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        pushWithInvalid(ring);
        assertEquals(2, ring.submit(), "the invalid entry is the last one taken");
        assertEquals(2, ring.submission().pending());
        assertEquals(2, ring.submit());
        ring.submitter().getEvents();
        assertEquals(List.of(1L, 2L, 3L, 4L), userData(ring));
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void waitingContinuesBehindAnInvalidEntry(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        pushWithInvalid(ring);
        assertEquals(4, ring.submitAndWait(4));
        assertEquals(List.of(1L, 2L, 3L, 4L), userData(ring));
        pushWithInvalid(ring);
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(4, Duration.ofSeconds(10)));
        assertEquals(List.of(1L, 2L, 3L, 4L), userData(ring));
    }

    @RingTest(kinds = RingKind.PICKED)
    void anInvalidEntryDoesNotEndTheBatchUnlessAskedTo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        pushWithInvalid(ring);
        assertEquals(4, ring.submit());
        assertEquals(0, ring.submission().pending());
    }

    private static void pushWithInvalid(IoUring ring) {
        Sqe invalid = Nop.of().userData(2).build();
        IoUringSqe.opcode(invalid.segment(), UNKNOWN_OPCODE);
        ring.submission().push(Nop.of().userData(1));
        ring.submission().push(invalid);
        ring.submission().push(Nop.of().userData(3));
        ring.submission().push(Nop.of().userData(4));
    }

    @RingTest
    void submitsNothingWithoutACall(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        assertEquals(0, ring.submit());
        ring.submission().push(Nop.of());
        ring.submission().sync();
        assertEquals(rings.kind() == RingKind.SQPOLL ? 0 : 1, ring.submit());
        ring.submitAndWait(1);
        assertEquals(1, userData(ring).size());
    }

    @RingTest(kinds = RingKind.SQPOLL)
    void wakesTheSubmissionThread(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).sqpoll(Duration.ofMillis(1)));
        for (long turn = 0; turn < 20; turn++) {
            // Asleep from the start, and again after a millisecond without work.
            while (!ring.submission().needsWakeup()) {
                Thread.onSpinWait();
            }
            ring.submission().push(Nop.of().userData(turn));
            assertEquals(1, ring.submit());
            ring.submitAndWait(1);
            assertEquals(List.of(turn), userData(ring));
        }
    }

    @RingTest(kinds = RingKind.SQPOLL)
    void waitsUntilTheSubmissionThreadMadeRoom(RingFactory rings) throws IOException {
        IoUring ring = rings.open(2);
        List<Long> seen = new ArrayList<>();
        for (long i = 0; i < 200; i++) {
            while (!ring.submission().tryPush(Nop.of().userData(i))) {
                ring.submitter().waitForSpace();
            }
            ring.submit();
            ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        }
        while (seen.size() < 200) {
            ring.submitAndWait(1);
            ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        }
        assertEquals(range(0, 200), seen);
    }

    @Test
    void takesBackWhatWasNotSubmitted() throws IOException {
        try (IoUring ring = IoUring.open(8)) {
            SubmissionQueue queue = ring.submission();
            queue.pushAll(nops(0, 2));
            assertEquals(2, ring.submit());
            queue.pushAll(nops(100, 3));
            queue.sync();
            queue.pushAll(nops(200, 5));
            assertEquals(0, queue.spaceLeft());
            assertEquals(8, queue.discard(), "published, but not taken by the kernel");
            assertEquals(0, queue.discard());
            assertEquals(0, queue.pending());
            queue.push(Nop.of().userData(300));
            assertEquals(1, ring.submitAndWait(3));
            List<Long> completed = new ArrayList<>();
            ring.completion().forEach((userData, result, flags) -> completed.add(userData));
            assertEquals(List.of(0L, 1L, 300L), completed);
        }
    }

    /** The submission thread takes them in its own time, and what they point at may be used again only then. */
    @RingTest
    void canWaitUntilAllIsTaken(RingFactory rings) throws IOException {
        IoUring ring = rings.open(64);
        for (int turn = 0; turn < 200; turn++) {
            ring.submission().pushAll(nops(0, 64));
            ring.submitter().submitUntilTaken();
            assertEquals(0, ring.submission().pending(), "turn " + turn);
            ring.submitAndWait(64);
            assertEquals(range(0, 64), userData(ring));
        }
        ring.submitter().submitUntilTaken();
    }

    @RingTest
    void saysThatTheRingIsClosedAndNotThatItIsFull(RingFactory rings) throws IOException {
        IoUring ring = rings.open(2);
        SubmissionQueue queue = ring.submission();
        queue.pushAll(nops(0, 2));
        ring.close();
        for (Executable call : List.<Executable>of(
                () -> queue.push(Nop.of()),
                () -> queue.tryPush(Nop.of()),
                () -> queue.push(Nop.of().build()),
                () -> queue.pushAll(nops(0, 2)),
                queue::spaceLeft,
                queue::discard)) {
            String message = assertThrows(IllegalStateException.class, call).getMessage();
            assertTrue(message.contains("the ring is closed"), message);
        }
    }

    @Test
    void hasNobodyToMakeRoomWithoutASubmissionThread() throws IOException {
        try (IoUring ring = IoUring.open(2)) {
            assertThrows(IllegalStateException.class, () -> ring.submitter().waitForSpace());
        }
    }

    private static Nop[] nops(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(userData -> Nop.of().userData(userData))
                .toArray(Nop[]::new);
    }

    private static List<Long> range(long first, long end) {
        return LongStream.range(first, end).boxed().toList();
    }

    private static List<Long> userData(IoUring ring) {
        List<Long> seen = new ArrayList<>();
        ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        return seen;
    }
}
