package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.WaitOutcome;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors of {@code io_uring_enter} that this machine cannot be brought to, or not at a known moment: memory running out,
 * overflow before Linux 5.19, a submission thread that died, a ring that goes away. A backend plays the kernel.
 */
@Timeout(60)
class InjectedEnterErrorTest {
    private static final String ERRORS = """
            EAGAIN, 11, reap completions
            ENOMEM, 12, reap completions
            EBUSY, 16, reap completions
            EBADR, 53, lost some
            EBADFD, 77, enable it
            EEXIST, 17, one thread only
            ENXIO, 6, shutting down
            EOWNERDEAD, 130, close the ring
            EOPNOTSUPP, 95, not a ring
            EPERM, 1, seccomp
            """;

    private final FailingEnter kernel = new FailingEnter();

    @ParameterizedTest
    @CsvSource(textBlock = ERRORS)
    void aRefusedSubmitLosesNothing(String name, int errno, String advice) throws IOException {
        try (IoUring ring = open()) {
            push(ring, 0, 3);
            kernel.failNext(1, errno);
            assertSays(name, errno, advice, assertThrows(UringException.class, ring::submit));
            assertEquals(3, ring.submission().pending());
            assertEquals(0, ring.inFlight());
            push(ring, 3, 5);
            assertEquals(5, ring.submitAndWait(5));
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L), read(ring));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = ERRORS)
    void whatARefusedSubmitLeftCanBeTakenBack(String name, int errno, String advice) throws IOException {
        try (IoUring ring = open()) {
            push(ring, 0, 3);
            kernel.failNext(2, errno);
            assertSays(name, errno, advice, assertThrows(UringException.class, ring::submit));
            assertSays(name, errno, advice, assertThrows(UringException.class, () -> ring.submitAndWait(1)));
            push(ring, 3, 5);
            assertEquals(5, ring.submission().discard());
            assertEquals(0, ring.submission().pending());
            assertEquals(8, ring.submission().spaceLeft());
            push(ring, 5, 6);
            assertEquals(1, ring.submitAndWait(1));
            assertEquals(List.of(5L), read(ring));
            assertEquals(0, ring.inFlight());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = ERRORS)
    void aRefusedWaitLosesNothing(String name, int errno, String advice) throws IOException {
        try (IoUring ring = open()) {
            push(ring, 0, 2);
            ring.submitAndWait(2);
            push(ring, 2, 4);
            kernel.failNext(2, errno);
            assertSays(name, errno, advice, assertThrows(UringException.class, () -> ring.submitAndWait(4)));
            Duration time = Duration.ofSeconds(20);
            assertSays(
                    name,
                    errno,
                    advice,
                    assertThrows(UringException.class, () -> ring.submitter().submitAndWait(4, time)));
            assertEquals(2, ring.completion().ready());
            assertEquals(2, ring.submission().pending());
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(4, time));
            assertEquals(List.of(0L, 1L, 2L, 3L), read(ring));
        }
    }

    @Test
    void anInterruptedCallGoesOnByItself() throws IOException {
        try (IoUring ring = open()) {
            push(ring, 0, 2);
            kernel.failNext(3, Errno.EINTR);
            assertEquals(2, ring.submit());
            kernel.failNext(3, Errno.EINTR);
            ring.submitAndWait(2);
            kernel.failNext(3, Errno.EINTR);
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, Duration.ofSeconds(20)));
            assertEquals(List.of(0L, 1L), read(ring));
        }
    }

    private IoUring open() throws IOException {
        return IoUring.builder(8).backend(() -> kernel).open();
    }

    private static void push(IoUring ring, int from, int to) {
        for (int i = from; i < to; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
    }

    private static List<Long> read(IoUring ring) {
        List<Long> seen = new ArrayList<>();
        ring.completion().forEach((userData, result, flags) -> seen.add(userData));
        return seen;
    }

    private static void assertSays(String name, int errno, String advice, UringException refused) {
        assertEquals("io_uring_enter", refused.call());
        assertEquals(errno, refused.errno());
        assertEquals(name, refused.errnoName());
        assertTrue(refused.advice().contains(advice), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("io_uring_enter: " + name), refused.getMessage());
    }
}
