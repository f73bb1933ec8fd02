package dev.uring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.SetupFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The smallest operation there is, given as raw words, on the running kernel. */
class NopRingTest {
    private static final long NOP = 0xFFFF_FFFFL << 32;
    private static final long INJECT_RESULT = 1L << 32;

    @Test
    void completesWithUserDataAndResult() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            assertTrue(ring.submission().tryPush(NOP, 0, 0, 0, 0x42, 0, 0, 0));
            assertEquals(1, ring.submitAndWait(1));
            assertEquals(new Cqe(0x42, 0, 0, 0, 0), ring.completion().poll());
            assertNull(ring.completion().poll());
        }
    }

    @Test
    void keepsTheOrderOverManyTurnsOfBothQueues() throws IOException {
        try (IoUring ring = IoUring.open(8)) {
            List<Long> seen = new ArrayList<>();
            for (int turn = 0; turn < 1000; turn++) {
                int batch = 1 + turn % 8;
                for (int i = 0; i < batch; i++) {
                    assertTrue(ring.submission().tryPush(NOP, 0, 0, INJECT_RESULT | i, turn * 8L + i, 0, 0, 0));
                }
                assertEquals(batch, ring.submitAndWait(batch));
                assertEquals(batch, ring.completion().forEach((userData, result, flags) -> {
                    assertEquals(userData % 8, result);
                    seen.add(userData);
                }));
            }
            assertArrayEquals(
                    LongStream.range(0, 8000).filter(i -> i % 8 <= i / 8 % 8).toArray(),
                    seen.stream().mapToLong(Long::longValue).toArray());
        }
    }

    @Test
    void refusesWhenFullAndWritesNothing() throws IOException {
        try (IoUring ring = IoUring.open(2)) {
            SubmissionQueue queue = ring.submission();
            assertEquals(2, queue.spaceLeft());
            assertTrue(queue.tryPush(NOP, 0, 0, 0, 1, 0, 0, 0));
            assertTrue(queue.tryPush(NOP, 0, 0, 0, 2, 0, 0, 0));
            assertFalse(queue.tryPush(NOP, 0, 0, 0, 3, 0, 0, 0));
            assertEquals(0, queue.spaceLeft());
            assertEquals(2, ring.submit());
            assertEquals(2, queue.spaceLeft());
            CqeCursor cursor = ring.completion().cursor();
            assertTrue(cursor.next());
            assertEquals(1, cursor.userData());
            assertTrue(cursor.next());
            assertEquals(2, cursor.userData());
            assertFalse(cursor.next());
        }
    }

    @Test
    void refusesALargeEntryOnASmallRingNamingBothSizes() throws IOException {
        try (IoUring ring = IoUring.open(2)) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> ring.submission().tryPush(NOP, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            assertTrue(
                    refused.getMessage().contains("128") && refused.getMessage().contains("64"), refused.getMessage());
            assertEquals(2, ring.submission().spaceLeft());
        }
    }

    @Test
    void closesInsideAConsumerAndRefusesUseAfterwards() throws IOException {
        IoUring ring = IoUring.open(4);
        SubmissionQueue submission = ring.submission();
        CompletionQueue completion = ring.completion();
        submission.tryPush(NOP, 0, 0, 0, 1, 0, 0, 0);
        submission.tryPush(NOP, 0, 0, 0, 2, 0, 0, 0);
        ring.submitAndWait(2);
        assertEquals(1, completion.forEach((userData, result, flags) -> ring.close(Duration.ofSeconds(5))));
        assertThrows(IllegalStateException.class, () -> submission.tryPush(NOP, 0, 0, 0, 3, 0, 0, 0));
        assertThrows(IllegalStateException.class, () -> completion.forEach((userData, result, flags) -> {}));
        assertThrows(IllegalStateException.class, ring::submit);
        ring.close();
    }

    @Test
    void refusesAnotherThread() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            List<Throwable> thrown = new ArrayList<>();
            Thread other = new Thread(
                    () -> {
                        try {
                            ring.submission().tryPush(NOP, 0, 0, 0, 1, 0, 0, 0);
                        } catch (IllegalStateException e) {
                            thrown.add(e);
                        }
                    },
                    "stranger");
            other.start();
            other.join();
            assertEquals(1, thrown.size());
            assertTrue(thrown.getFirst().getMessage().contains("stranger"), thrown.toString());
        }
    }

    @Test
    void worksOnLargeEntriesOfBothKinds() throws IOException {
        int flags = SetupFlags.IORING_SETUP_SQE128 | SetupFlags.IORING_SETUP_CQE32;
        try (IoUring ring = IoUring.builder(4).flags(flags).open()) {
            for (int turn = 0; turn < 9; turn++) {
                assertTrue(ring.submission().tryPush(NOP, 0, 0, 0, turn, 0, 0, 0));
                assertTrue(ring.submission().tryPush(NOP, 0, 0, 0, 100 + turn, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
                assertEquals(2, ring.submitAndWait(2));
                assertEquals(new Cqe(turn, 0, 0, 0, 0), ring.completion().poll());
                assertEquals(new Cqe(100 + turn, 0, 0, 0, 0), ring.completion().poll());
            }
        }
    }
}
