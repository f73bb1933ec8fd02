package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILE_ALLOC_RANGE;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.path.Openat;
import dev.uring.struct.IoUringFileIndexRange;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** The table of registered files: its slots, their handles, tags, the kernel's own picks and every error. */
@ExtendWith(RegisterReport.class)
class RegisteredFilesTest {
    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void isThereOnceAndGone(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        RegisteredFiles files = RegisteredFiles.sparse(ring, 4);
        assertEquals(4, files.capacity());
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredFiles.sparse(ring, 4));
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredFiles.of(ring, fds.pipe()));
        files.close();
        files.close();
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
        assertThrows(IllegalStateException.class, files::reserve);
        RegisteredFiles.sparse(ring, 10_000).close();
    }

    @RingTest
    void keepsAFileWhoseDescriptorIsClosed(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment buffer = rings.memory().allocate(16);
        int[] pipe = fds.pipe();
        try (RegisteredFiles files = RegisteredFiles.sparse(ring, 2);
                RegisteredFile file = files.register(pipe[0])) {
            fds.close(pipe[0]);
            Fds.write(pipe[1], 5, 'x');
            assertEquals(5, Rings.succeed(ring, Read.of(file.fd(), buffer)));
            assertEquals('x', buffer.get(ValueLayout.JAVA_BYTE, 4));
        }
    }

    @RingTest
    void givesSlotsBack(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        MemorySegment buffer = rings.memory().allocate(16);
        RegisteredFiles files = RegisteredFiles.sparse(ring, 2);
        RegisteredFile first = files.register(pipe[0]);
        RegisteredFile second = files.reserve();
        assertEquals(List.of(0, 1, 0), List.of(first.index(), second.index(), files.free()));
        IllegalStateException full = assertThrows(IllegalStateException.class, () -> files.register(pipe[1]));
        assertTrue(full.getMessage().contains("2"), full.getMessage());
        Fd stale = first.fd();
        first.close();
        first.close();
        assertThrows(IllegalStateException.class, first::fd);
        assertThrows(IllegalStateException.class, first::slot);
        assertThrows(IllegalStateException.class, () -> first.replace(pipe[0]));
        Rings.fail(Errno.EBADF, ring, Read.of(stale, buffer));
        RegisteredFile again = files.register(pipe[1]);
        assertEquals(0, again.index());
        first.close();
        assertEquals(Fd.fixed(0), again.fd());
        assertEquals(again, files.get(0));
        files.close();
        assertThrows(IllegalStateException.class, again::fd);
        again.close();
    }

    @RingTest
    void givesASlotBackWhenItCannotBeFilled(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        fds.close(pipe[0]);
        try (RegisteredFiles files = RegisteredFiles.sparse(ring, 1)) {
            Rings.refused(Errno.EBADF, "slot 0", () -> files.register(pipe[0]));
            Rings.refused(Errno.EBADF, "slot 0", () -> files.register(pipe[0], 7));
            Rings.refused(Errno.EBADF, "ring", () -> files.register(ring.fd()));
            assertEquals(1, files.free());
            assertThrows(IllegalArgumentException.class, () -> files.register(-1));
        }
    }

    @RingTest
    void holdsTheSlotThatAnOperationFills(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment path = rings.memory().allocateFrom("/dev/zero");
        MemorySegment buffer = rings.memory().allocate(8).fill((byte) 1);
        try (RegisteredFiles files = RegisteredFiles.sparse(ring, 3)) {
            files.reserve();
            RegisteredFile file = files.reserve();
            assertEquals(0, Rings.succeed(ring, Openat.of(path).fileSlot(file.slot())));
            assertEquals(8, Rings.succeed(ring, Read.of(file.fd(), buffer)));
            assertEquals(0, buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
            assertEquals(0, Rings.succeed(ring, Close.of(file.fd())));
            Rings.fail(Errno.EBADF, ring, Read.of(file.fd(), buffer));
            file.close();
            assertEquals(2, files.free());
        }
    }

    @RingTest
    void letsTheKernelPickOnlyItsOwnSlots(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment path = rings.memory().allocateFrom("/dev/null");
        RegisteredFiles files = RegisteredFiles.sparse(ring, 2, 2);
        Openat open = Openat.of(path).fileSlot(FileSlot.ALLOC);
        assertEquals(2, Rings.succeed(ring, open));
        assertEquals(3, Rings.succeed(ring, open));
        Rings.fail(Errno.ENFILE, ring, open);
        RegisteredFile picked = files.installed(2);
        assertEquals(Fd.fixed(2), picked.fd());
        picked.close();
        assertThrows(IllegalStateException.class, picked::fd);
        assertEquals(2, Rings.succeed(ring, open));
        assertThrows(IllegalArgumentException.class, () -> files.installed(1));
        assertThrows(IllegalArgumentException.class, () -> files.installed(4));
        assertThrows(IllegalArgumentException.class, () -> files.get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> files.update(1, -1, -1));
        assertEquals(2, files.free());
        files.close();
        RegisteredFiles ours = RegisteredFiles.sparse(ring, 2);
        Rings.fail(Errno.ENFILE, ring, open);
        ours.close();
        MemorySegment range = ring.registrar().argument(IoUringFileIndexRange.SIZE);
        IoUringFileIndexRange.len(range, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_FILE_ALLOC_RANGE, range, 0);
    }

    @RingTest
    void replacesSlotsTogether(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        int[] closed = fds.pipe();
        fds.close(closed[0]);
        try (RegisteredFiles files = RegisteredFiles.of(ring, pipe[0], -1, pipe[1])) {
            assertEquals(1, files.free());
            files.update(0, -1, pipe[0], -2);
            assertEquals(1, files.reserve().index() + 1);
            Fds.write(pipe[1], 3, 'y');
            assertEquals(
                    3,
                    Rings.succeed(
                            ring, Read.of(files.get(1).fd(), rings.memory().allocate(8))));
            UringException e =
                    Rings.refused(Errno.EBADF, "after 2 slots", () -> files.update(0, pipe[0], -1, closed[0]));
            assertTrue(e.getMessage().contains("slot 2"), e.getMessage());
            assertEquals(1, files.free());
            assertThrows(IllegalArgumentException.class, () -> files.get(1));
            assertThrows(IndexOutOfBoundsException.class, () -> files.update(2, pipe[0], pipe[0]));
        }
    }

    @RingTest
    void tellsByTagWhenAFileIsReallyReleased(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        MemorySegment buffer = rings.memory().allocate(8);
        RegisteredFiles files = RegisteredFiles.of(ring, new int[] {pipe[1], -1}, new long[] {101, 0});
        RegisteredFile file = files.register(pipe[0], 102);
        fds.close(pipe[0]);
        Rings.submit(ring, Read.of(file.fd(), buffer).userData(7));
        file.close();
        Rings.assertNoCompletion(ring);
        Fds.write(pipe[1], 2, 'z');
        assertEquals(List.of(7L, 102L), tags(ring, 2));
        files.get(0).replace(pipe[1], 103);
        assertEquals(List.of(101L), tags(ring, 1));
        files.update(0, new int[] {pipe[1], pipe[1]}, new long[] {104, 105});
        assertEquals(List.of(103L), tags(ring, 1));
        assertThrows(IllegalArgumentException.class, () -> files.update(0, new int[] {-1}, new long[] {9}));
        assertThrows(IllegalArgumentException.class, () -> files.update(0, new int[] {-1}, new long[2]));
        files.close();
        assertEquals(List.of(104L, 105L), tags(ring, 2));
        Rings.assertNoCompletion(ring);
    }

    @RingTest(kinds = RingKind.PICKED)
    void namesTheLimits(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        assertThrows(IllegalArgumentException.class, () -> RegisteredFiles.sparse(ring, 0));
        assertThrows(IllegalArgumentException.class, () -> RegisteredFiles.sparse(ring, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> RegisteredFiles.of(ring));
        IllegalArgumentException tooMany = assertThrows(
                IllegalArgumentException.class, () -> RegisteredFiles.sparse(ring, RegisteredFiles.MAX_SLOTS, 1));
        assertTrue(tooMany.getMessage().contains("1048576"), tooMany.getMessage());
        Rings.refused(Errno.EMFILE, "ulimit -n", () -> RegisteredFiles.sparse(ring, RegisteredFiles.MAX_SLOTS));
    }

    @RingTest(kinds = RingKind.PICKED)
    void endsWithTheRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        RegisteredFiles files = RegisteredFiles.of(ring, fds.pipe());
        RegisteredFile file = files.get(1);
        ring.close();
        assertThrows(IllegalStateException.class, file::fd);
        // The table is full besides, which is not the cause.
        for (Executable call : List.<Executable>of(() -> files.register(0), files::reserve)) {
            String message = assertThrows(IllegalStateException.class, call).getMessage();
            assertTrue(message.contains("the ring is closed"), message);
        }
        file.close();
        files.close();
    }

    private static List<Long> tags(IoUring ring, int count) throws IOException {
        List<Cqe> all = Rings.next(ring, count);
        assertTrue(all.stream().allMatch(cqe -> cqe.result() == (cqe.userData() < 100 ? 2 : 0)), all::toString);
        return all.stream().map(Cqe::userData).toList();
    }
}
