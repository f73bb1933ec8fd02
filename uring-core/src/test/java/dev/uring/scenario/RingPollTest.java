package dev.uring.scenario;

import static dev.uring.op.poll.PollEvents.POLLIN;
import static dev.uring.op.poll.PollEvents.POLLOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ring as a file that is polled: readable when completions are there, writable when the submission queue has room. */
class RingPollTest {
    private static final int LONG = 20_000;

    private int[] pipe;

    @BeforeEach
    void createPipe() {
        pipe = Libc.pipe();
    }

    @AfterEach
    void closePipe() {
        Libc.close(pipe);
    }

    @RingTest
    void isReadableAsLongAsACompletionIsThere(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        submitRead(rings, ring);
        assertEquals(0, Libc.poll(ring.fd(), POLLIN, 0));
        Libc.write(pipe[1], "x");
        assertEquals(POLLIN, Libc.poll(ring.fd(), POLLIN, LONG));
        ring.submitAndWait(1);
        assertEquals(POLLIN, Libc.poll(ring.fd(), POLLIN, 0));
        assertEquals(1, ring.completion().poll().result());
        assertEquals(0, Libc.poll(ring.fd(), POLLIN, 0));
    }

    @RingTest
    void isWritableAsLongAsTheSubmissionQueueHasRoom(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(1).disabled());
        assertEquals(POLLOUT, Libc.poll(ring.fd(), POLLOUT, 0));
        ring.submission().push(Nop.of());
        ring.submission().sync();
        assertEquals(0, Libc.poll(ring.fd(), POLLOUT, 0));
        ring.enable();
        ring.submitAndWait(1);
        assertEquals(POLLOUT, Libc.poll(ring.fd(), POLLOUT, LONG));
    }

    @RingTest
    void anotherRingWaitsForItsCompletions(RingFactory rings) throws IOException {
        IoUring watched = rings.open(4);
        IoUring watching = rings.open(4);
        submitRead(rings, watched);
        watching.submission().push(PollAdd.of(Fd.of(watched.fd()), POLLIN).userData(7));
        watching.submit();
        watching.submitter().getEvents();
        assertNull(watching.completion().poll());
        Libc.write(pipe[1], "x");
        // Where completions are deferred to the owner's next call, a poll that waits already is not woken before that.
        watched.submitter().getEvents();
        watching.submitAndWait(1);
        Cqe cqe = watching.completion().poll();
        assertEquals(7, cqe.userData());
        assertEquals(POLLIN, cqe.result() & POLLIN);
        watched.submitAndWait(1);
        assertEquals(1, watched.completion().poll().result());
    }

    @RingTest
    void aRingWaitsForItself(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        ring.submission().push(PollAdd.of(Fd.of(ring.fd()), POLLIN).userData(7));
        ring.submit();
        ring.submission().push(Nop.of().userData(1));
        ring.submitAndWait(2);
        assertEquals(1, ring.completion().poll().userData());
        Cqe cqe = ring.completion().poll();
        assertEquals(7, cqe.userData());
        assertEquals(POLLIN, cqe.result() & POLLIN);
    }

    /** A read that ends when something is written, and that no look before finds done. */
    private void submitRead(RingFactory rings, IoUring ring) throws IOException {
        ring.submission().push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)));
        ring.submit();
        while (ring.submission().pending() > 0) {
            Thread.onSpinWait();
        }
        assertNull(ring.completion().poll());
    }
}
