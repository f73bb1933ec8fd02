package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.internal.ring.RingMemory;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import dev.uring.op.ring.Nop;
import dev.uring.op.ring.Nop128;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes of the submission queue that only newer kernels have, played by a backend. */
class SubmissionModelTest {
    private static final int ENTRIES = 4;
    private static final int FILLER = SqeFlags.IOSQE_CQE_SKIP_SUCCESS << 8;

    private final List<IoUring> rings = new ArrayList<>();

    @AfterEach
    void closeRings() throws IOException {
        for (IoUring ring : rings) {
            ring.close();
        }
    }

    @Test
    void rewindsToTheFirstSlotWithEachSubmit() throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQ_REWIND);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQ_REWIND | SetupFlags.IORING_SETUP_NO_SQARRAY);
        push(ring, 1, 2, 3);
        assertEquals(3, ring.submit());
        push(ring, 4);
        assertEquals(1, ring.submit());
        push(ring, 5, 6, 7, 8);
        assertFalse(ring.submission().tryPush(Nop.of()));
        assertEquals(4, ring.submit());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), kernel.taken);
        assertEquals(8, ring.inFlight());
    }

    @Test
    void movesWhatTheKernelLeftToTheFirstSlot() throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQ_REWIND);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQ_REWIND | SetupFlags.IORING_SETUP_NO_SQARRAY);
        kernel.takesAtMost = 3;
        push(ring, 1, 2, 3, 4);
        assertEquals(3, ring.submit());
        assertEquals(1, ring.submission().pending());
        assertEquals(3, ring.submission().spaceLeft());
        push(ring, 5, 6, 7);
        kernel.takesAtMost = 0;
        UringException refused = assertThrows(UringException.class, ring::submit);
        assertEquals(Errno.EAGAIN, refused.errno());
        assertTrue(refused.advice().contains("stay queued"), refused.advice());
        kernel.takesAtMost = 4;
        assertEquals(4, ring.submit());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), kernel.taken);
    }

    /** The kernel moves what lies between head and tail, and a ring that rewinds leaves both at 0. */
    @Test
    void takesWaitingEntriesAlongToAnotherSize() throws IOException {
        int flags = SetupFlags.IORING_SETUP_SQ_REWIND
                | SetupFlags.IORING_SETUP_NO_SQARRAY
                | SetupFlags.IORING_SETUP_SINGLE_ISSUER
                | SetupFlags.IORING_SETUP_DEFER_TASKRUN;
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQ_REWIND);
        IoUring ring = open(kernel, flags);
        push(ring, 1, 2, 3);
        ring.resize(8, 16);
        assertEquals(3, ring.submission().pending());
        push(ring, 4, 5, 6, 7, 8);
        assertFalse(ring.submission().tryPush(Nop.of()));
        UringException refused = assertThrows(UringException.class, () -> ring.resize(4, 16));
        assertEquals(Errno.EOVERFLOW, refused.errno());
        assertTrue(refused.advice().contains("does not fit"), refused.advice());
        assertEquals(8, ring.submit());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), kernel.taken);
        push(ring, 9);
        ring.resize(2, 16);
        assertEquals(1, ring.submit());
        assertEquals(9L, kernel.taken.getLast());
    }

    @Test
    void givesLargeEntriesTwoSlotsInARingOfMixedSizes() throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQE_MIXED);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQE_MIXED);
        SubmissionQueue queue = ring.submission();
        queue.push(Nop.of().userData(1));
        queue.push(Nop128.of().userData(2));
        assertEquals(1, queue.spaceLeft());
        assertEquals(3, ring.submit());
        assertEquals(List.of(1L, 2L, 0L), kernel.taken);
    }

    @Test
    void fillsTheLastSlotWhenALargeEntryWouldWrap() throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQE_MIXED);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQE_MIXED);
        SubmissionQueue queue = ring.submission();
        push(ring, 1, 2, 3);
        assertFalse(queue.tryPush(Nop128.of().userData(4)), "needs three slots, and one is free");
        QueueFullException full = assertThrows(QueueFullException.class, () -> queue.push(Nop128.of()));
        assertTrue(full.getMessage().contains("3 are needed"), full.getMessage());
        assertEquals(3, ring.submit());
        Sqe large = Nop128.of().userData(4).build();
        large.segment().set(ValueLayout.JAVA_LONG, 120, 99);
        queue.push(large);
        assertEquals(1, queue.spaceLeft());
        assertEquals(3, ring.submit());
        assertEquals(FILLER, (int) kernel.word(3, 0));
        assertEquals(99, kernel.word(1, 7));
        assertEquals(List.of(1L, 2L, 3L, -1L, 4L, 0L), kernel.taken);
    }

    /** The kernel ends a chain at the first entry without a link, a filler included. */
    @ParameterizedTest
    @ValueSource(ints = {SqeFlags.IOSQE_IO_LINK, SqeFlags.IOSQE_IO_HARDLINK})
    void aFillerGoesOnWithTheChainItIsIn(int link) throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQE_MIXED);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQE_MIXED);
        SubmissionQueue queue = ring.submission();
        push(ring, 1, 2);
        assertEquals(2, ring.submit());
        queue.push(link == SqeFlags.IOSQE_IO_LINK ? Nop.of().link() : Nop.of().hardlink());
        queue.push(Nop128.of());
        ring.submit();
        assertEquals(FILLER | link << 8, (int) kernel.word(3, 0));
    }

    /** Whoever undid what was pushed, or submitted it, has ended the chain. */
    @Test
    void aFillerGoesOnWithNoOtherChain() throws IOException {
        NewerKernel kernel = new NewerKernel(SetupFlags.IORING_SETUP_SQE_MIXED);
        IoUring ring = open(kernel, SetupFlags.IORING_SETUP_SQE_MIXED);
        SubmissionQueue queue = ring.submission();
        push(ring, 1, 2);
        queue.push(Nop.of().link());
        assertEquals(3, ring.submit());
        assertFalse(queue.tryPushAll(Nop128.of().link(), Nop128.of()));
        queue.push(Nop128.of());
        ring.submit();
        assertEquals(FILLER, (int) kernel.word(3, 0));
    }

    @Test
    void keepsEntriesQueuedWhenTheKernelRefuses() throws IOException {
        for (int errno : new int[] {Errno.EAGAIN, Errno.EBUSY, Errno.ENOMEM}) {
            NewerKernel kernel = new NewerKernel(0);
            IoUring ring = open(kernel, 0);
            kernel.refusal = errno;
            push(ring, 1, 2);
            UringException refused = assertThrows(UringException.class, ring::submit);
            assertEquals(errno, refused.errno());
            assertEquals("io_uring_enter", refused.call());
            assertTrue(refused.advice().contains("stay queued"), refused.advice());
            assertEquals(2, ring.submission().pending());
            kernel.refusal = 0;
            assertEquals(2, ring.submit());
            assertEquals(List.of(1L, 2L), kernel.taken);
        }
    }

    private static void push(IoUring ring, long... userData) {
        for (long each : userData) {
            ring.submission().push(Nop.of().userData(each));
        }
    }

    private IoUring open(NewerKernel kernel, int flags) throws IOException {
        IoUring ring = IoUring.builder(ENTRIES)
                .plain()
                .flags(flags)
                .backend(() -> kernel)
                .open();
        rings.add(ring);
        return ring;
    }

    /** Takes entries as a kernel with one more set-up flag would, and completes each slot at once. */
    private static final class NewerKernel extends DelegatingBackend {
        private static final int FLAGS = 8;
        private static final int USER_DATA = 4;
        private static final int CQ_TAIL = 12;

        private final int newerFlag;
        private final List<Long> taken = new ArrayList<>();
        private int takesAtMost = Integer.MAX_VALUE;
        private int refusal;
        private long rings;
        private long slots;
        private int head;

        NewerKernel(int newerFlag) {
            this.newerFlag = newerFlag;
        }

        long word(int slot, int word) {
            return RingMemory.getLong(slots + 64L * slot + 8L * word);
        }

        @Override
        public int setup(int entries, MemorySegment params) {
            int flags = params.get(ValueLayout.JAVA_INT, FLAGS);
            params.set(ValueLayout.JAVA_INT, FLAGS, flags & ~newerFlag);
            int result = super.setup(entries, params);
            params.set(ValueLayout.JAVA_INT, FLAGS, flags);
            return result;
        }

        @Override
        public long map(int fd, long offset, long size) {
            long address = super.map(fd, offset, size);
            if (offset == 0) {
                rings = address;
            } else {
                slots = address;
            }
            return address;
        }

        @Override
        public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
            int count = Math.min(toSubmit, takesAtMost);
            if (refusal != 0 || toSubmit > 0 && count == 0) {
                return -(refusal != 0 ? refusal : Errno.EAGAIN);
            }
            boolean rewinds = newerFlag == SetupFlags.IORING_SETUP_SQ_REWIND;
            for (int i = 0; i < count; i++) {
                int slot = rewinds ? i : head++ % ENTRIES;
                taken.add(word(slot, USER_DATA));
                RingMemory.storeRelease(rings + CQ_TAIL, taken.size());
            }
            if (!rewinds) {
                RingMemory.storeRelease(rings, head);
            }
            return count;
        }
    }
}
