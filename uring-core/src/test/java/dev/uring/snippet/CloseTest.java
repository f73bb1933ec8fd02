package dev.uring.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.CloseReport;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UnfinishedOperationsException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.file.Read;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How closing ended, and what to do about it. */
class CloseTest {
    @Test
    void report() throws IOException {
        int[] pipe = Libc.pipe();
        // @start region="report"
        IoUring ring = IoUring.open(8);
        Arena arena = ring.newArena();
        ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
        ring.submit();
        CloseReport report = ring.close(Duration.ofSeconds(1));
        if (!report.finished()) {
            System.err.println(report.inFlight() + " operations have not ended after " + report.waited());
        }
        arena.close();
        // @end
        assertTrue(report.isClean(), report.toString());
        assertEquals(0, report.inFlight());
        Libc.close(pipe);
    }

    @Test
    void unfinished() throws IOException {
        int[] pipe = Libc.pipe();
        boolean told = false;
        // @start region="unfinished"
        try (IoUring ring = stubborn();
                Arena arena = ring.newArena()) {
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
        } catch (UnfinishedOperationsException e) {
            // The memory of the read is kept, because it came from the ring.
            assertFalse(e.report().finished());
            assertEquals(1, e.report().inFlight());
            told = true;
        }
        // @end
        assertTrue(told);
        Libc.close(pipe);
    }

    /** A ring on which nothing can be cancelled by a call or an entry. */
    private static IoUring stubborn() throws IOException {
        return IoUring.builder(8)
                .closeTimeout(Duration.ofMillis(20))
                .backend(WithoutCancellation::new)
                .open();
    }

    private static final class WithoutCancellation extends DelegatingBackend {
        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            boolean cancel = (operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL;
            return cancel ? 0 : super.register(fd, operation, argument, count);
        }

        @Override
        public long openPipe() {
            return -Errno.ENOSYS;
        }
    }
}
