package dev.uring.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.Cqe;
import dev.uring.CqeBatch;
import dev.uring.CqeCursor;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.TimeoutMultishot;
import dev.uring.op.time.Timespecs;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The ways to read completions. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CompletionTest {
    @Test
    void forEach() throws Exception {
        List<Long> seen = new ArrayList<>();
        try (IoUring ring = openWithThreeCompleted()) {
            // @start region="forEach"
            ring.completion().forEach((userData, result, flags) -> {
                if (result < 0) {
                    throw new IllegalStateException("operation " + userData + ": " + Errno.name(-result));
                }
                seen.add(userData);
            });
            // @end
        }
        assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @Test
    void cursor() throws Exception {
        long sum = 0;
        try (IoUring ring = openWithThreeCompleted()) {
            // @start region="cursor"
            CqeCursor cursor = ring.completion().cursor();
            while (cursor.next()) {
                sum += cursor.userData();
            }
            // @end
        }
        assertEquals(6, sum);
    }

    @Test
    void batch() throws Exception {
        List<Cqe> failed = new ArrayList<>();
        try (IoUring ring = openWithThreeCompleted()) {
            ring.submission().push(Nop.of().result(-Errno.EIO).userData(4));
            ring.submitAndWait(4);
            // @start region="batch"
            CqeBatch batch = new CqeBatch(64); // once, to be used again
            ring.completion().drainTo(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (batch.result(i) < 0) {
                    failed.add(batch.get(i));
                }
            }
            // @end
        }
        assertEquals(List.of(4L), failed.stream().map(Cqe::userData).toList());
    }

    @Test
    void value() throws Exception {
        String failure = "";
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            ring.submission().push(Read.of(Fd.NONE, arena.allocate(16)).userData(5));
            ring.submitAndWait(1);
            // @start region="cqe"
            Cqe cqe = ring.completion().poll();
            if (cqe.isError()) {
                failure = "operation " + cqe.userData() + ": " + Errno.message(cqe.errno());
            }
            // @end
            assertEquals("operation 5: bad file descriptor", failure);
        }
    }

    @Test
    void errors() throws Exception {
        int again = 0;
        String failure = "";
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            ring.submission().push(Read.of(Fd.NONE, arena.allocate(16)));
            ring.submitAndWait(1);
            int result = ring.completion().poll().result();
            // @start region="errno"
            switch (-result) {
                case Errno.EINTR, Errno.EAGAIN -> again++;
                case Errno.EBADF -> failure = Errno.name(-result) + ": " + Errno.message(-result);
                default -> throw new IllegalStateException(Errno.name(-result));
            }
            // @end
        }
        assertEquals(0, again);
        assertEquals("EBADF: bad file descriptor", failure);
    }

    @Test
    void flags() throws Exception {
        Kernel.require("6.4");
        int ticks = 0;
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            ring.submission()
                    .push(TimeoutMultishot.of(Timespecs.of(Duration.ofMillis(1), arena))
                            .repetitions(3));
            // @start region="flags"
            boolean more = true;
            while (more) {
                ring.submitAndWait(1);
                Cqe cqe = ring.completion().poll();
                more = CqeFlags.hasMore(cqe.flags()); // without it, the operation has ended
                ticks++;
            }
            // @end
            assertFalse(more);
        }
        assertEquals(3, ticks);
    }

    @Test
    void large() throws Exception {
        Kernel.require("6.18");
        List<Long> extra = new ArrayList<>();
        // @start region="large"
        try (IoUring ring =
                IoUring.builder(4).flags(SetupFlags.IORING_SETUP_CQE32).open()) {
            ring.submission().push(Nop.of().extra1(11).extra2(22));
            ring.submitAndWait(1);
            ring.completion().forEachLarge((userData, result, flags, extra1, extra2) -> extra.add(extra1 + extra2));
        }
        // @end
        assertEquals(List.of(33L), extra);
    }

    private static IoUring openWithThreeCompleted() throws Exception {
        IoUring ring = IoUring.open(4);
        for (long i = 1; i <= 3; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
        ring.submitAndWait(3);
        return ring;
    }
}
