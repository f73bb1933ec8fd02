package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Features;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.Timeout;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import dev.uring.testing.Native;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for completions with limits of time. */
class WaitTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int FEATURES = 20;

    @RingTest
    void timesOutWithoutCompletions(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        long start = System.nanoTime();
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, SHORT));
        assertPassed(SHORT, start);
    }

    @RingTest
    void returnsAsSoonAsEnoughIsThere(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        ring.submission().push(Nop.of());
        ring.submission().push(Nop.of());
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, LONG));
        assertEquals(2, ring.completion().ready());
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, LONG));
    }

    @RingTest
    void timesOutEvenWhenTheCallTookEntries(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        int[] pipe = Libc.pipe();
        try {
            ring.submission().push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)));
            ring.submission().push(Nop.of());
            long start = System.nanoTime();
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, SHORT));
            assertPassed(SHORT, start);
            // A submission thread may get its turn only after the wait.
            while (ring.submission().pending() > 0 || ring.completion().ready() == 0) {
                Thread.onSpinWait();
            }
            assertEquals(1, ring.completion().ready());
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    @RingTest
    void aTimeoutOfZeroOnlyLooks(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, Duration.ZERO));
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(0, Duration.ZERO));
    }

    @RingTest
    void waitsUntilADeadline(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        // HotSpot's nanoTime reads CLOCK_MONOTONIC, the ring's clock.
        long start = System.nanoTime();
        long deadline = start + SHORT.toNanos();
        WaitOptions options = new WaitOptions().deadline(deadline / 1_000_000_000, (int) (deadline % 1_000_000_000));
        ring.submission().push(Nop.of());
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, options));
        assertPassed(SHORT, start);
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, options));
        ring.submission().push(Nop.of());
        options.deadline(Long.MAX_VALUE / 1_000_000_000, 0);
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, options));
    }

    @RingTest
    void isContentWithOneAfterTheMinimumTime(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        WaitOptions options = new WaitOptions().minimum(SHORT).timeout(LONG);
        ring.submission().push(Nop.of());
        long start = System.nanoTime();
        assertEquals(WaitOutcome.MINIMUM_PASSED, ring.submitter().submitAndWait(2, options));
        assertPassed(SHORT, start);
        ring.submission().push(Nop.of());
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, new WaitOptions().timeout(LONG)));
    }

    @RingTest
    void timesOutWithoutAnyAfterTheMinimumTime(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        WaitOptions options = new WaitOptions().minimum(Duration.ofMillis(1)).timeout(SHORT);
        long start = System.nanoTime();
        assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, options));
        assertPassed(SHORT, start);
    }

    @Test
    void picksTheClockOfWaiting() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            for (WaitClock clock : WaitClock.values()) {
                ring.submitter().clock(clock);
                long start = System.nanoTime();
                assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, Duration.ofMillis(20)));
                assertTrue(System.nanoTime() - start >= 20_000_000);
                WaitOptions past = new WaitOptions().deadline(1, 0);
                ring.submission().push(Nop.of());
                assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(2, past));
                ring.completion().poll();
            }
        }
    }

    @Test
    void refusesToWaitForMoreThanTheQueueHolds() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> ring.submitAndWait(9));
            assertTrue(
                    refused.getMessage().contains("9") && refused.getMessage().contains("0..8"), refused.toString());
            assertThrows(IllegalArgumentException.class, () -> ring.submitter().submitAndWait(-1, SHORT));
        }
    }

    @Test
    void refusesImpossibleTimes() {
        WaitOptions options = new WaitOptions();
        assertThrows(IllegalArgumentException.class, () -> options.timeout(Duration.ofNanos(-1)));
        assertThrows(IllegalArgumentException.class, () -> options.timeoutNanos(-1));
        assertThrows(IllegalArgumentException.class, () -> options.deadline(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> options.deadline(0, 1_000_000_000));
        assertThrows(IllegalArgumentException.class, () -> options.minimum(Duration.ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> options.minimum(Duration.ofHours(2)));
    }

    @Test
    void takesTheLongestDuration() throws IOException {
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Nop.of());
            Duration forever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, forever));
        }
    }

    /** The kernel adds a limit to its clock, and BOOTTIME may be far ahead of what is left of 292 years. */
    @ParameterizedTest
    @EnumSource(WaitClock.class)
    void theLongestDurationsEndOnNoClock(WaitClock clock) throws IOException {
        try (IoUring ring = IoUring.open(4);
                Arena memory = Arena.ofConfined()) {
            ring.submitter().clock(clock);
            for (Duration forever : List.of(
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                    Duration.ofNanos(Long.MAX_VALUE),
                    Duration.ofNanos(Long.MAX_VALUE - 1))) {
                ring.submission().push(Timeout.of(Native.timespec(memory, 0, 30_000_000)));
                assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, forever), forever.toString());
                ring.completion().poll();
            }
        }
    }

    @Test
    void namesTheFeatureThatAnOldKernelLacks() throws IOException {
        try (IoUring ring = IoUring.builder(4)
                .backend(() -> new WithoutFeatures(Features.IORING_FEAT_MIN_TIMEOUT))
                .open()) {
            assertEquals(WaitOutcome.TIMED_OUT, ring.submitter().submitAndWait(1, SHORT));
            assertMissing("IORING_FEAT_MIN_TIMEOUT of Linux 6.12", ring, new WaitOptions().minimum(SHORT));
            assertMissing("IORING_FEAT_MIN_TIMEOUT of Linux 6.12", ring, new WaitOptions().deadline(1, 0));
        }
        try (IoUring ring = IoUring.builder(4)
                .backend(() -> new WithoutFeatures(Features.IORING_FEAT_EXT_ARG))
                .open()) {
            assertMissing("IORING_FEAT_EXT_ARG of Linux 5.11", ring, new WaitOptions().timeout(SHORT));
        }
    }

    @Test
    void refusesLimitsOnARingThatPolls() throws IOException {
        try (IoUring ring = IoUring.builder(4).iopoll().open()) {
            assertMissing("IORING_SETUP_IOPOLL", ring, new WaitOptions().timeout(SHORT));
        }
    }

    @Test
    void canLeaveOutTheAccountingOfIoWait() throws IOException {
        List<Integer> flags = new ArrayList<>();
        DelegatingBackend recording = new DelegatingBackend() {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int enterFlags, long argument, long size) {
                flags.add(enterFlags & EnterFlags.IORING_ENTER_NO_IOWAIT);
                return super.enter(fd, toSubmit, minComplete, enterFlags, argument, size);
            }
        };
        try (IoUring ring = IoUring.builder(4).backend(() -> recording).open()) {
            ring.submitter().iowait(false);
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            ring.submitter().iowait(true);
            ring.submitter().submitAndWait(1, SHORT);
        }
        assertEquals(List.of(EnterFlags.IORING_ENTER_NO_IOWAIT, 0), flags);
    }

    private static void assertPassed(Duration time, long start) {
        long passed = System.nanoTime() - start;
        assertTrue(passed >= time.toNanos(), () -> "only " + passed + " ns passed");
    }

    private static void assertMissing(String what, IoUring ring, WaitOptions options) {
        UnsupportedOperationException refused = assertThrows(
                UnsupportedOperationException.class, () -> ring.submitter().submitAndWait(1, options));
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
    }

    private static final class WithoutFeatures extends DelegatingBackend {
        private final int hidden;

        WithoutFeatures(int hidden) {
            this.hidden = hidden;
        }

        @Override
        public int setup(int entries, MemorySegment params) {
            int result = super.setup(entries, params);
            params.set(ValueLayout.JAVA_INT, FEATURES, params.get(ValueLayout.JAVA_INT, FEATURES) & ~hidden);
            return result;
        }
    }
}
