package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadProvided;
import dev.uring.testing.CountingArenas;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import org.junit.jupiter.api.AfterEach;

/** Memory of what was unregistered goes back while the ring is open, but never while the kernel or a lease may use it. */
class FreedMemoryTest {
    private static final int GROUP = 4;
    private static final int TURNS = 50;

    private final Fds fds = new Fds();
    private final CountingArenas arenas = new CountingArenas();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest(backends = TestBackend.LIBC)
    void freesWhatWasClosedOnAnIdleRing(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        int before = arenas.open();
        for (int i = 0; i < TURNS; i++) {
            BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
            Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP));
            buffers.giveBack(buffers.take(cqe.result(), cqe.flags()));
            buffers.close();
            BufferRing.builder(ring, GROUP, 2, 16).withheld().register().close();
            RegisteredBuffers.allocate(ring, 2, 100).close();
            assertEquals(before, arenas.open(), "after turn " + i);
        }
    }

    @RingTest(backends = TestBackend.LIBC)
    void keepsMemoryWhileAnythingIsInFlight(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        int[] pipe = fds.pipe();
        int before = arenas.open();
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        RegisteredBuffers registered = RegisteredBuffers.allocate(ring, 1, 100);
        Rings.submit(ring, Read.of(Fd.of(pipe[0]), rings.memory().allocate(1)));
        buffers.close();
        registered.close();
        assertEquals(before + 2, arenas.open());
        Fds.write(pipe[1], 1, 'x');
        Rings.next(ring);
        BufferRing.register(ring, GROUP, 2, 16).close();
        assertEquals(before, arenas.open(), "what waited went back with the next that was registered");
    }

    @RingTest(backends = TestBackend.LIBC)
    void keepsMemoryThatWasLeased(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        int before = arenas.open();
        BufferRing whole = BufferRing.register(ring, GROUP, 2, 16);
        Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP));
        whole.take(cqe.result(), cqe.flags());
        whole.close();
        BufferRing untouched = BufferRing.builder(ring, GROUP, 2, 16).withheld().register();
        untouched.lease(1);
        untouched.close();
        assertEquals(before + 2, arenas.open(), "another ring may be sending what was leased");
        ring.close();
        assertEquals(0, arenas.open());
    }

    @RingTest(backends = TestBackend.LIBC)
    void freesNothingTwice(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        int[] pipe = fds.pipe();
        Rings.submit(ring, Read.of(Fd.of(pipe[0]), rings.memory().allocate(1)));
        BufferRing.register(ring, GROUP, 2, 16).close();
        RegisteredBuffers.allocate(ring, 1, 100).close();
        ring.close();
        assertEquals(0, arenas.open());
    }

    private IoUring open(RingFactory rings) throws Exception {
        return rings.open(rings.builder(8).backend(() -> arenas));
    }
}
