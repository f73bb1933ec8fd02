package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.Signals;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting with conditions that lie in memory shared with the kernel. */
class WaitRegionTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    @RingTest(backends = TestBackend.LIBC)
    void waitsWithTheConditionsOfEachSlot(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(8).waitRegion(200));
        assertEquals(200, ring.waitRegion().slots());
        WaitSlot first = ring.waitRegion().slot(0).set(new WaitOptions().timeout(SHORT));
        WaitSlot last = ring.waitRegion().slot(199).set(new WaitOptions().timeout(LONG));
        long start = System.nanoTime();
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, first));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos());
        for (int turn = 0; turn < 3; turn++) {
            ring.submission().push(Nop.of());
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, last));
            ring.completion().poll();
        }
    }

    @RingTest(backends = TestBackend.LIBC)
    void observesMinimumTimesAndDeadlines(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(8).waitRegion(2));
        WaitSlot slot =
                ring.waitRegion().slot(1).set(new WaitOptions().minimum(SHORT).timeout(LONG));
        ring.submission().push(Nop.of());
        long start = System.nanoTime();
        assertEquals(WaitOutcome.MINIMUM_PASSED, ring.submitter().submitAndWait(2, slot));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos());
        slot.set(new WaitOptions().deadline(0, 1));
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, slot));
        slot.set(new WaitOptions());
        ring.submission().push(Nop.of());
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, slot));
    }

    @RingTest(backends = TestBackend.LIBC)
    void replacesTheSignalMask(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(8).waitRegion(1));
        Signals.block(true);
        try {
            Signals.send(Signals.thread());
            WaitSlot slot = ring.waitRegion()
                    .slot(0)
                    .set(new WaitOptions().signalMask(-1).timeout(SHORT));
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, slot));
            slot.set(new WaitOptions().signalMask(0).timeout(LONG));
            assertEquals(WaitOutcome.SIGNALLED, ring.submitter().submitAndWait(1, slot));
        } finally {
            Signals.block(false);
        }
    }

    @Test
    void anEnclaveCannotPassThem() throws IOException {
        try (IoUring ring = IoUring.builder(4)
                .waitRegion(1)
                .backend(TestBackend.OCALL::create)
                .open()) {
            WaitSlot slot = ring.waitRegion().slot(0);
            assertThrows(
                    UnsupportedOperationException.class, () -> ring.submitter().submitAndWait(1, slot));
        }
    }

    @Test
    void laterChangesOfTheOptionsDoNotCount() throws IOException {
        try (IoUring ring = IoUring.builder(4).waitRegion(1).open()) {
            WaitOptions options = new WaitOptions().timeout(SHORT);
            WaitSlot slot = ring.waitRegion().slot(0).set(options);
            options.timeout(LONG);
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, slot));
        }
    }

    @Test
    void passesOnlyANumber() throws IOException {
        List<Long> arguments = new ArrayList<>();
        DelegatingBackend recording = new DelegatingBackend() {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                if ((flags & EnterFlags.IORING_ENTER_EXT_ARG_REG) != 0) {
                    arguments.add(argument);
                    arguments.add(size);
                }
                return super.enter(fd, toSubmit, minComplete, flags, argument, size);
            }
        };
        try (IoUring ring =
                IoUring.builder(4).waitRegion(4).backend(() -> recording).open()) {
            WaitSlot slot = ring.waitRegion().slot(3).set(new WaitOptions().timeout(Duration.ZERO));
            ring.submitter().submitAndWait(1, slot);
        }
        assertEquals(List.of(192L, 64L), arguments);
    }

    @Test
    void refusesSlotsOfOtherRingsAndRegionsThatAreNotThere() throws IOException {
        try (IoUring ring = IoUring.builder(4).waitRegion(1).open();
                IoUring other = IoUring.builder(4).waitRegion(1).open();
                IoUring without = IoUring.open(4)) {
            WaitSlot slot = other.waitRegion().slot(0);
            assertThrows(IllegalArgumentException.class, () -> ring.submitter().submitAndWait(1, slot));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> ring.waitRegion().slot(1));
            assertThrows(IllegalStateException.class, without::waitRegion);
        }
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(4).waitRegion(0));
    }

    @Test
    void staysDisabledWhenAskedTo() throws IOException {
        try (IoUring ring = IoUring.builder(4).waitRegion(1).disabled().open()) {
            WaitSlot slot = ring.waitRegion().slot(0).set(new WaitOptions().timeout(SHORT));
            UringException refused =
                    assertThrows(UringException.class, () -> ring.submitter().submitAndWait(1, slot));
            assertEquals(Errno.EBADFD, refused.errno());
            ring.enable();
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, slot));
        }
    }
}
