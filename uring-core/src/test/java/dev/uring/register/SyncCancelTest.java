package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.op.file.Read;
import dev.uring.op.file.Splice;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancelling by call: what matches, and what does not. */
@ExtendWith(RegisterReport.class)
class SyncCancelTest {
    private static final int LEAST_ROUNDS = 100;
    private static final int ROUNDS = 20_000;

    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void cancelsByEveryKey(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 16);
        MemorySegment buffer = rings.memory().allocate(8);
        int[] pipe = fds.pipe();
        int[] other = fds.pipe();
        RegisteredFile registered = RegisteredFiles.sparse(ring, 1).register(pipe[0]);
        Read read = Read.of(Fd.of(pipe[0]), buffer);

        Rings.submit(ring, read.userData(1));
        Rings.submit(ring, read.userData(2));
        assertEquals(1, new SyncCancel().userData(2).run(ring));
        assertCancelled(ring, 2);
        assertEquals(1, new SyncCancel().file(Fd.of(pipe[0])).run(ring));
        assertCancelled(ring, 1);

        Rings.submit(ring, Read.of(registered.fd(), buffer).userData(3));
        Rings.refused(
                Errno.ENOENT,
                "in flight",
                () -> new SyncCancel().file(Fd.of(other[0])).run(ring));
        assertEquals(1, new SyncCancel().file(registered.fd()).run(ring));
        assertCancelled(ring, 3);

        Rings.submit(ring, read.userData(4));
        Rings.submit(ring, PollAdd.of(Fd.of(pipe[0]), PollEvents.POLLIN).userData(5));
        Rings.refused(
                Errno.ENOENT,
                "in flight",
                () -> new SyncCancel()
                        .userData(5)
                        .opcode(Opcodes.IORING_OP_READ)
                        .run(ring));
        assertEquals(1, new SyncCancel().opcode(Opcodes.IORING_OP_POLL_ADD).run(ring));
        assertCancelled(ring, 5);
        assertEquals(
                1,
                new SyncCancel()
                        .userData(4)
                        .opcode(Opcodes.IORING_OP_READ)
                        .file(Fd.of(pipe[0]))
                        .run(ring));
        assertCancelled(ring, 4);
    }

    @RingTest
    void cancelsSeveral(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 16);
        MemorySegment buffer = rings.memory().allocate(8);
        int[] pipe = fds.pipe();
        int[] other = fds.pipe();
        for (int i = 1; i <= 3; i++) {
            Rings.submit(ring, Read.of(Fd.of(pipe[0]), buffer).userData(i));
            Rings.submit(ring, Read.of(Fd.of(other[0]), buffer).userData(10));
        }
        assertEquals(3, new SyncCancel().file(Fd.of(pipe[0])).all().run(ring));
        assertCancelled(ring, 1, 2, 3);
        assertEquals(3, new SyncCancel().userData(10).all().run(ring));
        assertCancelled(ring, 10, 10, 10);
        Rings.submit(ring, Read.of(Fd.of(pipe[0]), buffer).userData(1));
        Rings.submit(ring, Read.of(Fd.of(other[0]), buffer).userData(2));
        assertEquals(2, new SyncCancel().all().run(ring));
        assertCancelled(ring, 1, 2);
        assertEquals(0, new SyncCancel().all().run(ring));
        Rings.submit(ring, Read.of(Fd.of(pipe[0]), buffer).userData(3));
        assertEquals(1, new SyncCancel().run(ring));
        assertCancelled(ring, 3);
    }

    @RingTest
    void findsOnlyWhatTheKernelHas(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        Rings.refused(
                Errno.ENOENT, "in flight", () -> new SyncCancel().userData(7).run(ring));
        if (rings.kind() != RingKind.SQPOLL) {
            ring.submission()
                    .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)).userData(7));
            Rings.refused(
                    Errno.ENOENT,
                    "in flight",
                    () -> new SyncCancel().userData(7).run(ring));
            ring.submit();
            assertEquals(
                    1,
                    new SyncCancel().userData(7).timeout(Duration.ofSeconds(5)).run(ring));
            assertCancelled(ring, 7);
        }
        assertThrows(IllegalArgumentException.class, () -> new SyncCancel().opcode(256));
        assertThrows(IllegalArgumentException.class, () -> new SyncCancel().timeout(Duration.ofNanos(-1)));
        Rings.refused(
                Errno.EBADF, "no file", () -> new SyncCancel().file(Fd.of(9999)).run(ring));
    }

    /** The worker that waits for data has to be interrupted, and only then the operation ends. */
    @RingTest(
            kinds = {RingKind.PICKED, RingKind.PLAIN},
            backends = TestBackend.LIBC)
    void waitsAsLongAsItIsTold(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Splice endless = Splice.of(Fd.of(fds.pipe()[0]), Fd.of(fds.pipe()[1]), 8);
        UringException refused = null;
        for (int i = 0; i < ROUNDS && (i < LEAST_ROUNDS || refused == null); i++) {
            Rings.submit(ring, endless.userData(1));
            Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
            assertEquals(1, new SyncCancel().userData(1).timeout(longest).run(ring));
            Rings.next(ring);
            Rings.submit(ring, endless.userData(2));
            try {
                new SyncCancel().userData(2).timeout(Duration.ZERO).run(ring);
            } catch (UringException e) {
                assertEquals("ETIME", e.errnoName());
                refused = e;
            }
            Rings.next(ring);
        }
        assertNotNull(refused, "no worker was at it in " + ROUNDS + " rounds");
        assertTrue(refused.advice().contains("nothing was to be waited for"), refused.advice());
    }

    private static void assertCancelled(IoUring ring, long... userData) throws Exception {
        List<Cqe> all = Rings.next(ring, userData.length);
        for (int i = 0; i < userData.length; i++) {
            assertEquals(
                    List.of(userData[i], Errno.ECANCELED),
                    List.of(all.get(i).userData(), all.get(i).errno()));
        }
    }
}
