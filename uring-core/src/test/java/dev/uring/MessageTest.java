package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.ring.MsgRing;
import dev.uring.register.RingMessenger;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Completions that something else sends to a ring. */
class MessageTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @RingTest
    void aRingSendsToAnother(RingFactory rings) throws IOException {
        IoUring sender = rings.open(4);
        IoUring receiver = rings.open(4);
        sender.submission().push(MsgRing.of(Fd.of(receiver.fd()), 5, 0xABCDEFL).userData(1));
        sender.submitAndWait(1);
        assertEquals(new Cqe(1, 0, 0, 0, 0), sender.completion().poll());
        assertEquals(WaitOutcome.REACHED, receiver.submitter().submitAndWait(1, LONG));
        assertEquals(new Cqe(0xABCDEFL, 5, 0, 0, 0), receiver.completion().poll());
    }

    @RingTest
    void aThreadSendsWithoutARing(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        Fd target = Fd.of(ring.fd());
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (RingMessenger messenger = new RingMessenger(rings.backend()::create)) {
                messenger.send(target, 42, -7);
                messenger.send(target, 43, 8, CqeFlags.IORING_CQE_F_MORE);
                sent.complete(null);
            } catch (Throwable e) {
                sent.completeExceptionally(e);
            }
        });
        sent.join();
        assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(2, LONG));
        assertEquals(new Cqe(42, -7, 0, 0, 0), ring.completion().poll());
        assertEquals(
                new Cqe(43, 8, CqeFlags.IORING_CQE_F_MORE, 0, 0),
                ring.completion().poll());
    }

    @RingTest
    void wakesAnOwnerThatWaits(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        Fd target = Fd.of(ring.fd());
        Thread owner = Thread.currentThread();
        Thread waker = new Thread(() -> {
            try (RingMessenger messenger = new RingMessenger(rings.backend()::create)) {
                // In a system call a thread counts as running; the message may also come before it waits.
                messenger.send(target, 1, 0);
            } catch (UringException e) {
                throw new AssertionError(owner.getName(), e);
            }
        });
        waker.start();
        assertEquals(0, ring.submitAndWait(1));
        assertEquals(1, ring.completion().poll().userData());
        waker.join();
    }

    /** A message is a completion without an entry, so that counting both would find nothing in flight. */
    @RingTest
    void closingIsNotMisledByMessages(RingFactory rings) throws IOException {
        int[] pipe = Libc.pipe();
        IoUring ring = rings.open(4);
        MemorySegment buffer = rings.memory().allocate(64);
        ring.submission().push(Read.of(Fd.of(pipe[0]), buffer));
        ring.submission().push(MsgRing.of(Fd.of(ring.fd()), 0, 1));
        ring.submitAndWait(2);
        ring.completion().forEach((userData, result, flags) -> {});
        assertEquals(0, ring.inFlight());
        CloseReport report = ring.close(Duration.ofSeconds(5));
        // An enclave has no pipe that tells when the kernel is done.
        assertEquals(rings.backend() != TestBackend.OCALL, report.finished());
        if (report.finished()) {
            buffer.fill((byte) 0x5A);
            Libc.write(pipe[1], "after closing");
            assertEquals("after closing", Libc.read(pipe[0], 64), "the read was over");
        }
        Libc.close(pipe);
    }

    @Test
    void saysWhyAMessageCannotBeSent() throws IOException {
        try (RingMessenger messenger = new RingMessenger();
                IoUring disabled = IoUring.builder(4).disabled().open()) {
            UringException refused = assertThrows(UringException.class, () -> messenger.send(Fd.of(0), 1, 2));
            assertEquals(Errno.EBADFD, refused.errno());
            assertTrue(refused.advice().contains("no ring"), refused.advice());
            refused = assertThrows(UringException.class, () -> messenger.send(Fd.of(disabled.fd()), 1, 2));
            assertEquals(Errno.EBADFD, refused.errno());
            refused = assertThrows(UringException.class, () -> messenger.send(Fd.of(999_999), 1, 2));
            assertEquals(Errno.EBADF, refused.errno());
        }
    }

    @Test
    void aClosedMessengerSendsNothing() {
        RingMessenger messenger = new RingMessenger();
        messenger.close();
        messenger.close();
        assertThrows(IllegalStateException.class, () -> messenger.send(Fd.of(0), 1, 2));
    }
}
