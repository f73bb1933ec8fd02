package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Features;
import dev.uring.op.file.ReadProvided;
import dev.uring.op.net.MessageHeader;
import dev.uring.op.net.MsgFlags;
import dev.uring.op.net.RecvBundle;
import dev.uring.op.net.RecvProvided;
import dev.uring.op.net.RecvmsgMultishot;
import dev.uring.op.net.SendBundle;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buffers that are used in pieces, and data that spans several of them. */
@ExtendWith(RegisterReport.class)
class BufferPiecesTest {
    private static final int GROUP = 3;

    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void consumesABufferPieceByPiece(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        BufferRing buffers = incremental(ring, 2, 1000);
        long[] leases = new long[3];
        int[] sizes = {400, 400, 200};
        for (int i = 0; i < 3; i++) {
            Fds.write(pipe[1], sizes[i], (char) ('a' + i));
            Cqe cqe = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
            assertEquals(List.of(sizes[i], 0, i < 2), List.of(cqe.result(), cqe.bufferId(), cqe.hasBufferMore()));
            leases[i] = buffers.take(cqe.result(), cqe.flags());
            assertEquals(400 * i, buffers.offset(leases[i]));
            assertEquals('a' + i, buffers.memory().get(ValueLayout.JAVA_BYTE, 400L * i + sizes[i] - 1));
            assertEquals(i < 2 ? 2 : 1, buffers.available());
        }
        buffers.giveBack(leases[1]);
        buffers.giveBack(leases[2]);
        assertEquals(1, buffers.available());
        assertEquals(400L * 0, buffers.offset(leases[0]));
        buffers.giveBack(leases[0]);
        assertEquals(2, buffers.available());
        for (long lease : leases) {
            assertThrows(IllegalStateException.class, () -> buffers.giveBack(lease));
        }
    }

    @RingTest
    void noticesAPieceThatIsGivenBackTwice(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        BufferRing buffers = incremental(ring, 1, 10);
        List<Long> leases = new ArrayList<>();
        for (int size : new int[] {4, 6}) {
            Fds.write(pipe[1], size, 'x');
            Cqe cqe = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
            leases.add(buffers.take(cqe.result(), cqe.flags()));
        }
        buffers.giveBack(leases.get(0));
        IllegalStateException twice = assertThrows(IllegalStateException.class, () -> buffers.giveBack(leases.get(0)));
        assertTrue(twice.getMessage().contains("twice"), twice.getMessage());
        assertEquals(0, buffers.available());
        buffers.giveBack(leases.get(1));
        assertEquals(1, buffers.available());
    }

    @RingTest
    void keepsAnIncrementalBufferAtTheEndOfTheData(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        BufferRing buffers = incremental(ring, 1, 100);
        Fds.write(pipe[1], 12, 'e');
        Cqe data = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
        long first = buffers.take(data.result(), data.flags());
        fds.close(pipe[1]);
        Cqe end = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
        assertEquals(0, end.result());
        if (end.hasBuffer()) {
            long nothing = buffers.take(end.result(), end.flags());
            assertEquals(12, buffers.offset(nothing));
            buffers.giveBack(nothing);
        }
        buffers.giveBack(first);
        assertEquals(1, buffers.available());
    }

    @RingTest
    void takesABufferWithTooLittleLeftAsFull(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        BufferRing buffers;
        try {
            buffers = BufferRing.builder(ring, GROUP, 1, 100).incremental(50).register();
        } catch (UringException e) {
            assumeTrue(e.errno() != Errno.EINVAL, "this kernel has no min_left: " + e.getMessage());
            throw e;
        }
        Fds.write(pipe[1], 40, 'l');
        Cqe some = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
        assertTrue(some.hasBufferMore());
        long first = buffers.take(some.result(), some.flags());
        Fds.write(pipe[1], 20, 'm');
        Cqe more = Rings.run(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP));
        long second = buffers.take(more.result(), more.flags());
        assertEquals(40, buffers.offset(second));
        assertEquals(more.hasBufferMore() ? 1 : 0, buffers.available());
        buffers.giveBack(first);
        buffers.giveBack(second);
        assertEquals(1, buffers.available());
    }

    /** The kernel counts the whole size as used, in the next buffer too, and writes only into the first. */
    @RingTest(backends = TestBackend.LIBC)
    void takesOneBufferOfADatagramThatWasCutOff(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] sockets = fds.sockets(Fds.SOCK_DGRAM);
        BufferRing buffers = incremental(ring, 2, 100);
        RecvProvided receive = RecvProvided.of(Fd.of(sockets[0]), GROUP).flags(MsgFlags.MSG_TRUNC);
        for (int turn = 0; turn < 20; turn++) {
            Fds.write(sockets[1], 150, (char) ('A' + turn));
            Cqe cqe = Rings.run(ring, receive);
            assertEquals(150, cqe.result());
            long lease = buffers.take(cqe.result(), cqe.flags());
            MemorySegment data = buffers.data(lease, cqe.result());
            for (long i = 0; i < data.byteSize(); i++) {
                assertEquals('A' + turn, data.get(ValueLayout.JAVA_BYTE, i));
            }
            buffers.giveBack(lease);
            assertEquals(2, buffers.available());
        }
    }

    /** A known fault of the kernel: other buffers are free. */
    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void saysThatMessagesDoNotFitIntoTheRestOfABuffer(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] sockets = fds.sockets(Fds.SOCK_DGRAM);
        BufferRing buffers = incremental(ring, 4, 100);
        MessageHeader header = MessageHeader.builder().nameRoom(32).build(rings.memory());
        RecvmsgMultishot receive = RecvmsgMultishot.of(Fd.of(sockets[0]), header.segment(), GROUP);
        Rings.submit(ring, receive);
        Cqe cqe = null;
        for (int turn = 0; turn < 8 && (cqe == null || cqe.hasMore()); turn++) {
            Fds.write(sockets[1], 20, 'm');
            cqe = Rings.next(ring);
        }
        Cqe last = cqe;
        assumeTrue(last.errno() == Errno.EFAULT, () -> "this kernel goes on: " + last);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> buffers.take(last.result(), last.flags()));
        assertTrue(refused.getMessage().contains("not incremental"), refused.getMessage());
    }

    @RingTest
    void spansBuffersInTheOrderOfTheRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        requireBundles(ring);
        int[] sockets = fds.sockets(Fds.SOCK_STREAM);
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 128);
        List<Long> leases = receive(ring, buffers, sockets, 500, 'a', List.of(0L, 128L, 256L, 384L));
        for (int id : new int[] {2, 0, 3, 1}) {
            buffers.giveBack(leases.get(id));
        }
        leases = receive(ring, buffers, sockets, 300, 'b', List.of(256L, 0L, 384L));
        leases.forEach(buffers::giveBack);
        leases = receive(ring, buffers, sockets, 512, 'c', List.of(128L, 256L, 0L, 384L));
        assertEquals(0, buffers.available());
        leases.forEach(buffers::giveBack);
        assertEquals(4, buffers.available());
    }

    @RingTest
    void givesBackWhatAFailingConsumerHasNotSeen(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        requireBundles(ring);
        int[] sockets = fds.sockets(Fds.SOCK_STREAM);
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 16);
        Fds.write(sockets[1], 40, 'q');
        Cqe cqe = Rings.run(ring, RecvBundle.of(Fd.of(sockets[0]), GROUP));
        assertEquals(4, buffers.available());
        List<Long> seen = new ArrayList<>();
        RuntimeException failure = assertThrows(
                RuntimeException.class,
                () -> buffers.forEach(cqe.result(), cqe.flags(), (lease, offset, bytes) -> {
                    seen.add(lease);
                    throw new RuntimeException("enough");
                }));
        assertEquals("enough", failure.getMessage());
        assertEquals(3, buffers.available());
        buffers.giveBack(seen.getFirst());
        assertEquals(4, buffers.available());
        // A bundle may end before the data does.
        int used = (cqe.result() + 15) / 16;
        List<Integer> expected = new ArrayList<>();
        IntStream.range(used, 4).forEach(expected::add);
        IntStream.range(1, used).forEach(expected::add);
        expected.add(0);
        List<Integer> ids = new ArrayList<>();
        Fds.write(sockets[1], 64, 'r');
        while (ids.size() < 4) {
            Cqe more = Rings.run(ring, RecvBundle.of(Fd.of(sockets[0]), GROUP));
            buffers.forEach(more.result(), more.flags(), (lease, offset, bytes) -> ids.add((int) offset / 16));
        }
        assertEquals(expected, ids);
    }

    @RingTest
    void sendsWhatTheApplicationFilled(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        requireBundles(ring);
        int[] sockets = fds.sockets(Fds.SOCK_STREAM);
        BufferRing buffers = BufferRing.builder(ring, GROUP, 4, 16).withheld().register();
        assertEquals(0, buffers.available());
        String[] words = {"provided ", "buffers ", "send"};
        for (int id = 0; id < words.length; id++) {
            long lease = buffers.lease(id);
            MemorySegment.copy(
                    MemorySegment.ofArray(words[id].getBytes()),
                    0,
                    buffers.memory(),
                    buffers.offset(lease),
                    words[id].length());
            buffers.give(lease, words[id].length());
            int given = id;
            assertThrows(IllegalStateException.class, () -> buffers.lease(given));
        }
        assertThrows(IllegalArgumentException.class, () -> buffers.give(buffers.lease(3), 17));
        assertThrows(IllegalArgumentException.class, () -> buffers.give(buffers.lease(3), 0));
        assertThrows(IllegalStateException.class, () -> buffers.lease(4));
        Cqe cqe = Rings.run(ring, SendBundle.of(Fd.of(sockets[0]), GROUP).flags(MsgFlags.MSG_WAITALL));
        assertEquals(21, cqe.result());
        List<Integer> sizes = new ArrayList<>();
        assertEquals(3, buffers.forEach(cqe.result(), cqe.flags(), (lease, offset, bytes) -> sizes.add(bytes)));
        assertEquals(List.of(9, 8, 4), sizes);
        assertEquals("provided buffers send", Libc.read(sockets[1], 100));
        assertFalse(buffers.available() > 0);
    }

    private static BufferRing incremental(IoUring ring, int count, int bytes) throws IOException {
        try {
            return BufferRing.builder(ring, GROUP, count, bytes).incremental().register();
        } catch (UringException e) {
            assumeTrue(e.errno() != Errno.EINVAL, "this kernel has no incremental buffers: " + e.getMessage());
            throw e;
        }
    }

    private static void requireBundles(IoUring ring) {
        assumeTrue(
                (ring.features() & Features.IORING_FEAT_RECVSEND_BUNDLE) != 0,
                "this kernel has no bundles, which came with 6.10");
    }

    /** Receives so many bytes, which may take several bundles, and checks where the pieces lie. */
    private static List<Long> receive(
            IoUring ring, BufferRing buffers, int[] sockets, int size, char value, List<Long> offsets)
            throws Exception {
        Fds.write(sockets[1], size, value);
        List<Long> leases = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        int[] left = {size};
        while (left[0] > 0) {
            Cqe cqe = Rings.run(ring, RecvBundle.of(Fd.of(sockets[0]), GROUP));
            assertTrue(cqe.result() > 0, cqe::toString);
            int before = left[0];
            int pieces = buffers.forEach(cqe.result(), cqe.flags(), (lease, offset, bytes) -> {
                leases.add(lease);
                seen.add(offset);
                left[0] -= bytes;
                for (int i = 0; i < bytes; i++) {
                    assertEquals(value, buffers.memory().get(ValueLayout.JAVA_BYTE, offset + i));
                }
            });
            assertEquals(cqe.result(), before - left[0]);
            assertEquals((cqe.result() + buffers.bytes() - 1) / buffers.bytes(), pieces);
        }
        assertEquals(offsets, seen);
        return leases;
    }
}
