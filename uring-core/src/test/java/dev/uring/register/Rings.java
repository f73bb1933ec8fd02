package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Cqe;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.testing.RingFactory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** What the tests of this package do with rings again and again. */
final class Rings {
    private Rings() {}

    /** Opens a ring whose registration calls are noted down. */
    static IoUring open(RingFactory rings, int entries) throws IOException {
        return rings.open(rings.builder(entries).backend(RegisterLog.backend(rings)));
    }

    /** Executes an operation that completes once, and alone. */
    static Cqe run(IoUring ring, Operation<?> operation) throws IOException {
        submit(ring, operation);
        return next(ring);
    }

    /** Executes an operation that succeeds; its result. */
    static int succeed(IoUring ring, Operation<?> operation) throws IOException {
        Cqe cqe = run(ring, operation);
        assertTrue(cqe.result() >= 0, () -> operation + " gave " + cqe);
        return cqe.result();
    }

    /** Executes an operation that fails. */
    static void fail(int errno, IoUring ring, Operation<?> operation) throws IOException {
        Cqe cqe = run(ring, operation);
        assertEquals(Errno.name(errno), Errno.name(cqe.errno()), () -> operation + " gave " + cqe);
    }

    /** Submits an operation, and waits until the kernel has taken it, which a submission thread does in its own time. */
    static void submit(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submit();
        while (ring.submission().pending() > 0) {
            Thread.onSpinWait();
        }
    }

    /** The next completion. */
    static Cqe next(IoUring ring) throws IOException {
        ring.submitAndWait(1);
        Cqe cqe = ring.completion().poll();
        assertNotNull(cqe);
        return cqe;
    }

    /** So many completions, by user data. */
    static List<Cqe> next(IoUring ring, int count) throws IOException {
        List<Cqe> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(next(ring));
        }
        all.sort(Comparator.comparingLong(Cqe::userData));
        return all;
    }

    /** Nothing completed, deferred work included. */
    static void assertNoCompletion(IoUring ring) throws IOException {
        ring.submitter().getEvents();
        assertEquals(
                0,
                ring.completion().ready(),
                () -> "unexpected " + ring.completion().poll());
    }

    /** The call is refused with this error, and the message says this about it; or the ocalls cannot carry it. */
    static UringException refused(int errno, String message, Executable call) {
        Throwable thrown = assertThrows(Throwable.class, call);
        if (thrown instanceof UnsupportedOperationException unsupported) {
            throw unsupported;
        }
        UringException e = assertInstanceOf(UringException.class, thrown);
        assertEquals(Errno.name(errno), e.errnoName(), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
        return e;
    }

    /** A raw call is refused with this error. */
    static void refusedRaw(int errno, IoUring ring, int operation, MemorySegment argument, int count) {
        int result = ring.registrar().tryCallUnsafe(operation, argument, count);
        assertEquals(Errno.name(errno), result < 0 ? Errno.name(-result) : "success", RegisterOp.name(operation));
    }

    /** A raw call succeeds, or the test is skipped because this kernel lacks the operation. */
    static void requireKernelHas(IoUring ring, int operation, MemorySegment argument, int count) {
        int result = ring.registrar().tryCallUnsafe(operation, argument, count);
        assumeTrue(
                result != -Errno.EINVAL,
                () -> RegisterOp.name(operation) + " came with kernel " + RegisterOp.since(operation)
                        + ", and this one answers EINVAL");
        assertTrue(result >= 0, () -> RegisterOp.name(operation) + " gave " + Errno.name(-result));
    }
}
