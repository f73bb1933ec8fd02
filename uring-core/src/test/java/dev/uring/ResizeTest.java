package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resizing the queues of a ring in use. */
class ResizeTest {
    private static final int DEFER = SetupFlags.IORING_SETUP_SINGLE_ISSUER | SetupFlags.IORING_SETUP_DEFER_TASKRUN;

    /** With and without index array, each size of entries. */
    @ParameterizedTest
    @ValueSource(ints = {0, 0x10000, 0x400, 0x800, 0xC00, 0x10C00, 0x40000})
    void keepsWhatIsInTheQueues(int flags) throws IOException {
        try (IoUring ring = IoUring.builder(4).plain().flags(DEFER | flags).open()) {
            long next = 0;
            List<Long> seen = new ArrayList<>();
            for (int size : new int[] {4, 8, 64, 2, 1024, 16, 2, 2, 128}) {
                // Two completions unread and one or two entries waiting, at every position of the queues.
                push(ring, next, 2);
                ring.submitAndWait(2);
                push(ring, next + 2, size % 3 == 0 ? 1 : 2);
                ring.resize(size, 4 * size);
                assertEquals(size, ring.submission().capacity());
                assertEquals(4 * size, ring.completion().capacity());
                assertEquals(2, ring.completion().ready());
                int waiting = ring.submission().pending();
                assertEquals(size - waiting, ring.submission().spaceLeft());
                ring.submitAndWait(2 + waiting);
                ring.completion().forEach((userData, result, completionFlags) -> seen.add(userData));
                next += 2 + waiting;
                assertEquals(0, ring.inFlight());
            }
            assertEquals(LongStream.range(0, next).boxed().toList(), seen);
        }
    }

    /** The iteration would go on in memory that the kernel has left. */
    @Test
    void refusesInsideAConsumerAndLosesNothing() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            push(ring, 0, 4);
            ring.submitAndWait(4);
            List<Long> seen = new ArrayList<>();
            ring.completion().forEach((userData, result, flags) -> {
                seen.add(userData);
                String refused = assertThrows(IllegalStateException.class, () -> ring.resize(16, 64))
                        .getMessage();
                assertTrue(refused.contains("cannot resize the ring while"), refused);
            });
            assertEquals(List.of(0L, 1L, 2L, 3L), seen);
            assertEquals(0, ring.inFlight());
            assertNull(ring.completion().poll());
            resize(ring, 16);
            push(ring, 4, 5);
            ring.submitAndWait(5);
            ring.completion().forEach((userData, result, flags) -> seen.add(userData));
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), seen);
        }
    }

    private static void resize(IoUring ring, int size) {
        try {
            ring.resize(size, size);
        } catch (UringException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesSizesThatWhatIsThereDoesNotFit() throws IOException {
        try (IoUring ring = IoUring.open(8)) {
            push(ring, 0, 8);
            UringException refused = assertThrows(UringException.class, () -> ring.resize(4, 16));
            assertEquals(Errno.EOVERFLOW, refused.errno());
            assertTrue(refused.advice().contains("does not fit"), refused.advice());
            assertEquals(8, ring.submitAndWait(8));
            refused = assertThrows(UringException.class, () -> ring.resize(4, 4));
            assertEquals(Errno.EOVERFLOW, refused.errno());
            assertEquals(8, ring.completion().ready());
        }
    }

    @Test
    void refusesSizesOutOfRangeAndOtherRings() throws IOException {
        try (IoUring ring = IoUring.open(8);
                IoUring plain = IoUring.builder(8).plain().open();
                IoUring own = IoUring.builder(8).noMmap().open()) {
            assertThrows(IllegalArgumentException.class, () -> ring.resize(0, 8));
            assertThrows(IllegalArgumentException.class, () -> ring.resize(8, 4));
            assertThrows(IllegalArgumentException.class, () -> ring.resize(65_536, 65_536));
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> plain.resize(16, 32));
            assertTrue(refused.getMessage().contains("IORING_SETUP_DEFER_TASKRUN"), refused.getMessage());
            assertThrows(IllegalStateException.class, () -> own.resize(16, 32));
        }
    }

    @Test
    void removesTheOldMappings() throws IOException {
        try (IoUring ring = IoUring.open(8)) {
            long before = ringMappings();
            for (int i = 0; i < 100; i++) {
                ring.resize(8 << i % 5, 64 << i % 5);
            }
            assertEquals(before, ringMappings());
        }
    }

    /** The kernel moves slots, so the halves of a large completion would end up at both ends of the queue. */
    @Test
    void cutsNoLargeCompletionInTwo() throws IOException {
        try (IoUring ring = IoUring.builder(8)
                .plain()
                .flags(DEFER | SetupFlags.IORING_SETUP_CQE_MIXED)
                .open()) {
            push(ring, 0, 7);
            ring.submitAndWait(7);
            ring.completion().forEach((userData, result, flags) -> {});
            ring.submission().push(Nop.of().userData(7).extra1(77).extra2(78));
            ring.submitAndWait(1);
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> ring.resize(8, 8));
            assertTrue(refused.getMessage().contains("32 bytes"), refused.getMessage());
            ring.resize(8, 32);
            assertEquals(
                    new Cqe(7, 0, CqeFlags.IORING_CQE_F_32, 77, 78),
                    ring.completion().poll());
            ring.submission().push(Nop.of().userData(8).extra1(88).extra2(89));
            ring.submitAndWait(1);
            ring.resize(8, 8);
            assertEquals(
                    new Cqe(8, 0, CqeFlags.IORING_CQE_F_32, 88, 89),
                    ring.completion().poll());
        }
    }

    private static void push(IoUring ring, long first, int count) {
        for (long i = first; i < first + count; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
    }

    private static long ringMappings() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("io_uring")).count();
        }
    }
}
