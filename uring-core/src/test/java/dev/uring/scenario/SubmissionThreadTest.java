package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.kernel.EnterFlags;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The submission thread: it falls asleep after its idle time, and asks to be woken. */
class SubmissionThreadTest {
    @RingTest(kinds = RingKind.SQPOLL)
    void fallsAsleepAfterItsIdleTimeAndGoesOnWhenItIsWoken(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(4).sqpoll(Duration.ofMillis(20)));
        ring.submission().push(Nop.of());
        ring.submitAndWait(1);
        ring.completion().poll();
        while (!ring.submission().needsWakeup()) {
            Thread.onSpinWait();
        }
        ring.submission().push(Nop.of().userData(2));
        ring.submission().sync();
        ring.submitter().getEvents();
        // Between asking to be woken and sleeping it looks once more, and may find the entry. Asleep it takes nothing.
        int pending = ring.submission().pending();
        assertTrue(pending == 0 || ring.submission().needsWakeup(), "nobody would take the entry");
        ring.submitAndWait(1);
        assertEquals(2, ring.completion().poll().userData());
        assertEquals(0, ring.submission().pending());
    }

    @Test
    @Timeout(60)
    void isCalledOnlyToBeWoken() throws IOException {
        List<Integer> calls = new ArrayList<>();
        DelegatingBackend recording = new DelegatingBackend() {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                calls.add(flags & EnterFlags.IORING_ENTER_SQ_WAKEUP);
                return super.enter(fd, toSubmit, minComplete, flags, argument, size);
            }
        };
        Duration idle = Duration.ofMinutes(5);
        try (IoUring ring =
                IoUring.builder(4).sqpoll(idle).backend(() -> recording).open()) {
            for (int turn = 0; turn < 100; turn++) {
                ring.submission().push(Nop.of().userData(turn));
                assertEquals(1, ring.submit());
                while (ring.completion().ready() == 0) {
                    Thread.onSpinWait();
                }
                assertEquals(turn, ring.completion().poll().userData());
            }
            // It goes to sleep right after the start, unless the first entry is there before that.
            List<Integer> once = List.of(EnterFlags.IORING_ENTER_SQ_WAKEUP);
            assertTrue(calls.isEmpty() || calls.equals(once), () -> "calls with the flags " + calls);
        }
    }
}
