package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.WaitOutcome;
import dev.uring.backend.OcallBackend;
import dev.uring.backend.OcallException;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that return at once, again and again, with nothing done: waiting ends, and says so. */
@Timeout(60)
class StalledHostTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(ints = {0, -Errno.EINTR})
    void waitingEndsWhenNoCallDoesAnything(int answer) throws IOException {
        LazyKernel kernel = new LazyKernel();
        try (IoUring ring = IoUring.builder(4).backend(() -> kernel).open()) {
            ring.submission().push(Nop.of().userData(1));
            kernel.idle(Integer.MAX_VALUE, answer);
            assertStalled(IllegalStateException.class, () -> ring.submitAndWait(1));
            assertStalled(IllegalStateException.class, () -> ring.submitter().submitAndWait(1, LONG));
            kernel.idle(0, 0);
            assertEquals(1, ring.submitAndWait(1));
            assertEquals(1, ring.completion().poll().userData());
        }
    }

    /** Signals end waits, too, as many as a profiler sends. */
    @ParameterizedTest
    @ValueSource(ints = {0, -Errno.EINTR})
    void waitingGoesOnAsLongAsSomethingComes(int answer) throws IOException {
        LazyKernel kernel = new LazyKernel();
        try (IoUring ring = IoUring.builder(4).backend(() -> kernel).open()) {
            for (int turn = 0; turn < 4; turn++) {
                ring.submission().push(Nop.of().userData(turn));
                kernel.idle(50_000, answer);
                if (turn % 2 == 0) {
                    assertEquals(1, ring.submitAndWait(1));
                } else {
                    assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, LONG));
                }
                assertEquals(turn, ring.completion().poll().userData());
            }
        }
    }

    @Test
    void waitingForSpaceEndsToo() throws IOException {
        LazyKernel kernel = new LazyKernel();
        try (IoUring ring = IoUring.builder(1)
                .sqpoll(Duration.ofMillis(1))
                .disabled()
                .backend(() -> kernel)
                .open()) {
            // The thread of a disabled ring takes nothing.
            ring.submission().push(Nop.of());
            kernel.idle(Integer.MAX_VALUE, 0);
            assertStalled(IllegalStateException.class, () -> ring.submitter().waitForSpace());
            kernel.idle(0, 0);
            ring.enable();
            ring.submitter().waitForSpace();
            assertEquals(1, ring.submission().spaceLeft());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void theHostOfAnEnclaveIsCaughtAtIt(long answer) throws IOException {
        Simulator simulator = Simulator.get();
        try (IoUring ring = IoUring.builder(4)
                .closeTimeout(Duration.ZERO)
                .backend(() -> new OcallBackend(simulator.library()))
                .open()) {
            ring.submission().push(Nop.of());
            simulator.answerAlways(Ocall.ENTER, answer, Errno.EINTR);
            OcallException stalled = assertStalled(OcallException.class, () -> ring.submitAndWait(1));
            assertEquals("ocall_io_uring_enter_syscall", stalled.call());
            assertStalled(OcallException.class, () -> ring.submitter().submitAndWait(1, LONG));
        } finally {
            simulator.reset();
        }
    }

    private static <E extends RuntimeException> E assertStalled(Class<E> type, Executable wait) {
        E stalled = assertThrows(type, wait);
        assertTrue(stalled.getMessage().contains("io_uring_enter returned 65536 times"), stalled.getMessage());
        return stalled;
    }

    /** Answers some calls without doing anything. */
    private static final class LazyKernel extends DelegatingBackend {
        private int calls;
        private int answer;

        void idle(int calls, int answer) {
            this.calls = calls;
            this.answer = answer;
        }

        @Override
        public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
            if (calls > 0) {
                calls--;
                return answer;
            }
            return super.enter(fd, toSubmit, minComplete, flags, argument, size);
        }
    }
}
