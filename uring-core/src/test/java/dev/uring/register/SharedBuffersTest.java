package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_CLONE_BUFFERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.ReadFixed;
import dev.uring.struct.IoUringCloneBuffers;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registered buffers that several rings share. */
@ExtendWith(RegisterReport.class)
class SharedBuffersTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void worksOnBothRings(RingFactory rings) throws Exception {
        IoUring source = Rings.open(rings, 8);
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        MemorySegment memory = rings.memory().allocate(64);
        RegisteredBuffers theirs = RegisteredBuffers.sparse(source, 4);
        theirs.register(rings.memory().allocate(10));
        FixedBuffer buffer = theirs.register(memory);
        RegisteredBuffers ours = RegisteredBuffers.accept(ring, theirs.offer());
        assertEquals(4, ours.capacity());
        assertEquals(2, ours.free());
        assertEquals(1, ours.get(1).index());
        assertEquals(64, Rings.succeed(ring, ReadFixed.of(zero, ours.get(1))));
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredBuffers.accept(ring, theirs.offer()));
        BufferOffer offer = theirs.offer();
        theirs.close();
        Rings.fail(Errno.EFAULT, source, ReadFixed.of(zero, buffer));
        assertEquals(64, Rings.succeed(ring, ReadFixed.of(zero, ours.get(1))));
        assertThrows(IllegalStateException.class, theirs::offer);
        ours.close();
        Rings.refused(Errno.ENXIO, "no table", () -> RegisteredBuffers.accept(ring, offer));
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, buffer));
    }

    @RingTest
    void replacesAPartOfATable(RingFactory rings) throws Exception {
        IoUring source = Rings.open(rings, 8);
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        RegisteredBuffers theirs = RegisteredBuffers.allocate(source, 3, 100);
        MemorySegment own = rings.memory().allocate(100);
        RegisteredBuffers ours = RegisteredBuffers.of(ring, new MemorySegment[] {own, own}, new long[] {101, 102});
        ours.accept(theirs.offer(), 2, 1, 1);
        assertEquals(102, Rings.next(ring).userData());
        assertEquals(theirs.get(2).segment().address(), ours.get(1).segment().address());
        assertEquals(100, Rings.succeed(ring, ReadFixed.of(zero, ours.get(1))));
        assertEquals(100, Rings.succeed(ring, ReadFixed.of(zero, ours.get(0))));
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, FixedBuffer.unchecked(1, own)));
        assertThrows(IndexOutOfBoundsException.class, () -> ours.accept(theirs.offer(), 2, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> ours.accept(theirs.offer(), 0, 1, 2));
        ours.accept(theirs.offer(), 0, 0, 0);
    }

    @RingTest
    void keepsTheMemoryUntilTheLastRingIsClosed(RingFactory rings) throws Exception {
        IoUring source = Rings.open(rings, 8);
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        RegisteredBuffers theirs = RegisteredBuffers.allocate(source, 1, 64);
        RegisteredBuffers ours = RegisteredBuffers.accept(ring, theirs.offer());
        MemorySegment memory = ours.get(0).segment();
        Rings.submit(ring, ReadFixed.of(Fd.of(pipe[0]), ours.get(0)));
        theirs.close();
        source.close(Duration.ofSeconds(5));
        ours.close();
        Fds.write(pipe[1], 64, 'k');
        assertEquals(64, Rings.next(ring).result());
        assertEquals('k', memory.get(ValueLayout.JAVA_BYTE, 63));
        ring.close();
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_BYTE, 0));
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.SQPOLL})
    void crossesThreads(RingFactory rings) throws Exception {
        Fd zero = Fd.of(fds.open("/dev/zero"));
        IoUring source = Rings.open(rings, 8);
        RegisteredBuffers theirs = RegisteredBuffers.allocate(source, 2, 100);
        BufferOffer offer = theirs.offer();
        assertEquals(100, onThread(() -> {
            try (IoUring ring = rings.builder(8).open()) {
                return Rings.succeed(
                        ring,
                        ReadFixed.of(zero, RegisteredBuffers.accept(ring, offer).get(1)));
            }
        }));
        assertEquals(100, Rings.succeed(source, ReadFixed.of(zero, theirs.get(1))));
    }

    @RingTest(kinds = RingKind.DEFER_TASKRUN)
    void staysOnItsThreadWhenItHasOneIssuer(RingFactory rings) throws Exception {
        IoUring source = Rings.open(rings, 8);
        BufferOffer offer = RegisteredBuffers.allocate(source, 2, 100).offer();
        onThread(() -> {
            try (IoUring ring =
                    rings.builder(8).backend(RegisterLog.backend(rings)).open()) {
                return Rings.refused(
                        Errno.EEXIST, "IORING_SETUP_SINGLE_ISSUER", () -> RegisteredBuffers.accept(ring, offer));
            }
        });
    }

    @RingTest(kinds = RingKind.PICKED)
    void namesWhatIsWrong(RingFactory rings) throws Exception {
        IoUring source = Rings.open(rings, 8);
        IoUring ring = Rings.open(rings, 8);
        refusedClone(Errno.ENXIO, ring, source.fd(), 0, 1);
        RegisteredBuffers theirs = RegisteredBuffers.allocate(source, 2, 100);
        refusedClone(Errno.EOVERFLOW, ring, source.fd(), 1, 2);
        refusedClone(Errno.EINVAL, ring, source.fd(), 0, 3);
        refusedClone(Errno.EOPNOTSUPP, ring, fds.pipe()[0], 0, 1);
        Rings.refused(Errno.EBUSY, "same", () -> RegisteredBuffers.accept(source, theirs.offer()));
        BufferOffer offer = theirs.offer();
        source.close(Duration.ofSeconds(5));
        IllegalStateException closed =
                assertThrows(IllegalStateException.class, () -> RegisteredBuffers.accept(ring, offer));
        assertTrue(closed.getMessage().contains("closed"), closed.getMessage());
    }

    private static <T> T onThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "second ring");
        thread.start();
        T result = task.get();
        thread.join();
        return result;
    }

    private static void refusedClone(int errno, IoUring ring, int source, int from, int count) {
        MemorySegment clone = ring.registrar().argument(IoUringCloneBuffers.SIZE);
        IoUringCloneBuffers.srcFd(clone, source);
        IoUringCloneBuffers.srcOff(clone, from);
        IoUringCloneBuffers.nr(clone, count);
        Rings.refusedRaw(errno, ring, IORING_REGISTER_CLONE_BUFFERS, clone, 1);
    }
}
