package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SEND_MSG_RING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages to a ring from threads that own none. */
@ExtendWith(RegisterReport.class)
class RingMessengerTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void wakesTheOwnerOfARing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd target = Fd.of(ring.fd());
        FutureTask<Void> sending = new FutureTask<>(() -> {
            try (RingMessenger messenger = new RingMessenger(RegisterLog.backend(rings))) {
                messenger.send(target, -5, 42);
                messenger.send(target, 6, -7);
            }
            return null;
        });
        Thread sender = new Thread(sending, "sender");
        sender.start();
        assertEquals(new Cqe(-5, 42, 0, 0, 0), Rings.next(ring));
        assertEquals(new Cqe(6, -7, 0, 0, 0), Rings.next(ring));
        sending.get();
        sender.join();
    }

    @RingTest
    void namesWhatIsNoRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        try (RingMessenger messenger = new RingMessenger(RegisterLog.backend(rings))) {
            int pipe = fds.pipe()[0];
            Fd closed = Fd.of(pipe);
            Rings.refused(Errno.EBADFD, "no ring", () -> messenger.send(closed, 1, 1));
            fds.close(pipe);
            Rings.refused(Errno.EBADF, "closed", () -> messenger.send(closed, 1, 1));
            IoUring disabled = rings.open(rings.builder(8).disabled());
            Rings.refused(Errno.EBADFD, "disabled", () -> messenger.send(Fd.of(disabled.fd()), 1, 1));
        }
        MemorySegment entry = ring.registrar().argument(64);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_SEND_MSG_RING, entry, 1);
    }
}
