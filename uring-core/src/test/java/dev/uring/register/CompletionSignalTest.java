package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_EVENTFD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The eventfd that completions signal. */
@ExtendWith(RegisterReport.class)
class CompletionSignalTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void signalsCompletions(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int eventFd = fds.eventFd();
        CompletionSignal signal = CompletionSignal.register(ring, eventFd);
        assertEquals(0, Fds.signals(eventFd));
        Rings.succeed(ring, Nop.of());
        assertTrue(awaitSignals(eventFd) >= 1);
        signal.close();
        signal.close();
        Rings.succeed(ring, Nop.of());
        assertEquals(0, Fds.signals(eventFd));
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_UNREGISTER_EVENTFD, MemorySegment.NULL, 0);
    }

    @RingTest
    void isMutedWithoutACall(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int eventFd = fds.eventFd();
        CompletionSignal signal = CompletionSignal.register(ring, eventFd);
        signal.mute();
        assertTrue(signal.isMuted());
        Rings.succeed(ring, Nop.of());
        assertEquals(0, Fds.signals(eventFd));
        signal.unmute();
        assertFalse(signal.isMuted());
        Rings.succeed(ring, Nop.of());
        assertTrue(awaitSignals(eventFd) >= 1);
        signal.mute();
        signal.close();
        CompletionSignal.register(ring, eventFd);
        Rings.succeed(ring, Nop.of());
        assertTrue(awaitSignals(eventFd) >= 1);
    }

    @RingTest(backends = TestBackend.LIBC)
    void wakesAnotherRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        IoUring other = rings.open(8);
        MemorySegment count = rings.memory().allocate(8, 8);
        CompletionSignal signal = CompletionSignal.open(ring);
        Rings.submit(other, Read.of(Fd.of(signal.fd()), count));
        Rings.assertNoCompletion(other);
        Rings.succeed(ring, Nop.of());
        assertEquals(8, Rings.next(other).result());
        assertTrue(count.get(ValueLayout.JAVA_LONG, 0) >= 1);
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void closesAnEventFdOfItsOwn(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        long before = eventFds();
        CompletionSignal first = CompletionSignal.open(ring);
        assertEquals(before + 1, eventFds());
        Rings.refused(Errno.EBUSY, "already", () -> CompletionSignal.open(ring));
        assertEquals(before + 1, eventFds());
        first.close();
        first.close();
        assertEquals(before, eventFds());
        CompletionSignal second = CompletionSignal.open(ring);
        ring.close();
        assertEquals(before, eventFds());
        second.close();
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.OCALL)
    void saysThatABackendHasNoEventFd(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Rings.refused(Errno.ENOSYS, "no eventfd", () -> CompletionSignal.open(ring));
    }

    /** The completions of the chain signal the descriptor that the chain itself waits for and reads. */
    @RingTest
    void aChainMayReadTheDescriptorThatItSignals(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd eventFd = Fd.of(fds.eventFd());
        CompletionSignal.register(ring, eventFd.value());
        MemorySegment count = rings.memory().allocate(Long.BYTES);
        ring.submission()
                .pushAll(
                        PollAdd.of(eventFd, PollEvents.POLLIN).link().userData(1),
                        Read.of(eventFd, count).link().userData(2),
                        Nop.of().userData(3));
        ring.submit();
        ring.submission().push(Nop.of().userData(4));
        ring.submitAndWait(4);
        Map<Long, Integer> results = new TreeMap<>();
        ring.completion().forEach((userData, result, flags) -> results.put(userData, result));
        assertEquals(Map.of(1L, PollEvents.POLLIN, 2L, Long.BYTES, 3L, 0, 4L, 0), results);
        assertTrue(count.get(ValueLayout.JAVA_LONG, 0) >= 1);
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.NO_SQARRAY})
    void leavesOutWhatCompletesAtOnce(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int eventFd = fds.eventFd();
        CompletionSignal.registerAsync(ring, eventFd);
        Rings.succeed(ring, Nop.of());
        assertEquals(0, Fds.signals(eventFd));
        Rings.succeed(ring, Nop.of().async());
        assertTrue(awaitSignals(eventFd) >= 1);
    }

    @RingTest(kinds = RingKind.PICKED)
    void isThereOnce(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int eventFd = fds.eventFd();
        CompletionSignal signal = CompletionSignal.register(ring, eventFd);
        Rings.refused(Errno.EBUSY, "already", () -> CompletionSignal.register(ring, eventFd));
        Rings.refused(Errno.EBUSY, "already", () -> CompletionSignal.registerAsync(ring, eventFd));
        signal.close();
        int pipe = fds.pipe()[0];
        Rings.refused(Errno.EINVAL, "no eventfd", () -> CompletionSignal.register(ring, pipe));
        fds.close(pipe);
        Rings.refused(Errno.EBADF, "no eventfd", () -> CompletionSignal.registerAsync(ring, pipe));
        CompletionSignal last = CompletionSignal.registerAsync(ring, eventFd);
        ring.close();
        last.close();
        assertThrows(IllegalStateException.class, last::mute);
    }

    /** The number of eventfds that this process has open. */
    private static long eventFds() throws IOException {
        long count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    count += Files.readSymbolicLink(descriptor).toString().contains("[eventfd]") ? 1 : 0;
                } catch (NoSuchFileException e) {
                    // Closed by another thread in the meantime.
                }
            }
        }
        return count;
    }

    /** The kernel signals after it has posted the completion, so the signal may come a little later. */
    private static long awaitSignals(int eventFd) {
        long signals = Fds.signals(eventFd);
        while (signals == 0) {
            Thread.onSpinWait();
            signals = Fds.signals(eventFd);
        }
        return signals;
    }
}
