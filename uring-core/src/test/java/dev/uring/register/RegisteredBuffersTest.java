package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_BUFFERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.WriteFixed;
import dev.uring.struct.IoUringRsrcUpdate2;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table of registered buffers: what is written through it, its slots, slices, tags and errors. */
@ExtendWith(RegisterReport.class)
class RegisteredBuffersTest {
    private static final int O_RDWR_CREAT = 0x42;
    private static final int PAGE = 4096;

    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void isThereOnceAndGone(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment memory = rings.memory().allocate(100);
        RegisteredBuffers buffers = RegisteredBuffers.of(ring, memory);
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredBuffers.of(ring, memory));
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredBuffers.sparse(ring, 2));
        Rings.refused(Errno.EBUSY, "already", () -> RegisteredBuffers.allocate(ring, 2, 100));
        buffers.close();
        buffers.close();
        assertThrows(IllegalStateException.class, () -> buffers.get(0));
        assertThrows(IllegalStateException.class, () -> buffers.register(memory));
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
        MemorySegment update = ring.registrar().argument(IoUringRsrcUpdate2.SIZE);
        IoUringRsrcUpdate2.nr(update, 1);
        Rings.refusedRaw(Errno.ENXIO, ring, IORING_REGISTER_BUFFERS_UPDATE, update, 32);
    }

    @RingTest
    void writesAndReadsBack(RingFactory rings, @TempDir Path directory) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int file = Libc.open(directory.resolve("data"), O_RDWR_CREAT);
        try {
            MemorySegment[] memory = new MemorySegment[8];
            for (int i = 0; i < memory.length; i++) {
                memory[i] = rings.memory().allocate(PAGE);
            }
            RegisteredBuffers buffers = RegisteredBuffers.of(ring, memory);
            roundTrip(ring, Fd.of(file), buffers, 'a');
            buffers.close();
            buffers = RegisteredBuffers.of(ring, memory, new long[memory.length]);
            roundTrip(ring, Fd.of(file), buffers, 'b');
            buffers.close();
            buffers = RegisteredBuffers.sparse(ring, memory.length);
            for (MemorySegment each : memory) {
                buffers.register(each);
            }
            roundTrip(ring, Fd.of(file), buffers, 'c');
            buffers.close();
            buffers = RegisteredBuffers.allocate(ring, 8, PAGE);
            roundTrip(ring, Fd.of(file), buffers, 'd');
        } finally {
            Libc.close(file);
        }
    }

    @RingTest
    void givesSlotsBack(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        MemorySegment memory = rings.memory().allocate(64);
        RegisteredBuffers buffers = RegisteredBuffers.sparse(ring, 2);
        assertEquals(2, buffers.free());
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, FixedBuffer.unchecked(0, memory)));
        FixedBuffer first = buffers.register(memory);
        buffers.register(memory);
        assertEquals(64, Rings.succeed(ring, ReadFixed.of(zero, first)));
        IllegalStateException full = assertThrows(IllegalStateException.class, () -> buffers.register(memory));
        assertTrue(full.getMessage().contains("all 2 slots"), full.getMessage());
        buffers.remove(0);
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, first));
        assertThrows(IllegalArgumentException.class, () -> buffers.get(0));
        assertThrows(IllegalArgumentException.class, () -> buffers.get(2));
        assertThrows(IllegalArgumentException.class, () -> buffers.remove(0));
        assertThrows(IllegalArgumentException.class, () -> buffers.replace(0, memory, 0));
        assertEquals(0, buffers.register(memory.asSlice(32)).index());
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, first));
        buffers.close();
    }

    @RingTest
    void carriesTheIndexAlongWithEveryPart(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        RegisteredBuffers buffers = RegisteredBuffers.allocate(ring, 3, 1000);
        FixedBuffer whole = buffers.get(2);
        whole.segment().fill((byte) 1);
        FixedBuffer part = whole.slice(100, 300).slice(50, 8);
        assertEquals(2, part.index());
        assertEquals(8, Rings.succeed(ring, ReadFixed.of(zero, part)));
        assertEquals(1, whole.segment().get(ValueLayout.JAVA_BYTE, 149));
        assertEquals(0, whole.segment().get(ValueLayout.JAVA_LONG_UNALIGNED, 150));
        assertEquals(1, whole.segment().get(ValueLayout.JAVA_BYTE, 158));
        assertThrows(IndexOutOfBoundsException.class, () -> whole.slice(900, 101));
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, FixedBuffer.unchecked(1, part.segment())));
        Rings.fail(Errno.EFAULT, ring, ReadFixed.of(zero, FixedBuffer.unchecked(3, part.segment())));
        List<FixedBuffer> parts = whole.carve(300);
        assertEquals(3, parts.size());
        assertEquals(List.of(2, 2, 2), parts.stream().map(FixedBuffer::index).toList());
        assertEquals(whole.segment().address() + 600, parts.get(2).segment().address());
        assertThrows(IllegalArgumentException.class, () -> whole.carve(1001));
        assertThrows(IllegalArgumentException.class, () -> whole.carve(0));
    }

    @RingTest
    void tellsByTagWhenMemoryIsReallyReleased(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        Fd in = Fd.of(pipe[0]);
        MemorySegment[] memory = {rings.memory().allocate(16), rings.memory().allocate(16)};
        RegisteredBuffers buffers = RegisteredBuffers.of(ring, memory, new long[] {101, 102});
        FixedBuffer old = buffers.get(0);
        Rings.submit(ring, ReadFixed.of(in, old).userData(7));
        buffers.replace(0, rings.memory().allocate(16), 103);
        Rings.assertNoCompletion(ring);
        Fds.write(pipe[1], 16, 'x');
        assertEquals(List.of(7L, 101L), tags(ring, 2));
        assertEquals('x', memory[0].get(ValueLayout.JAVA_BYTE, 15));
        buffers.remove(0);
        assertEquals(List.of(103L), tags(ring, 1));
        Rings.submit(ring, ReadFixed.of(in, buffers.get(1)).userData(8));
        buffers.close();
        Rings.assertNoCompletion(ring);
        Fds.write(pipe[1], 16, 'y');
        assertEquals(List.of(8L, 102L), tags(ring, 2));
        assertEquals('y', memory[1].get(ValueLayout.JAVA_BYTE, 15));
        Rings.assertNoCompletion(ring);
    }

    @RingTest
    void emitsNoTagWhenRegisteringFails(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment memory = rings.memory().allocate(16);
        assertThrows(
                IllegalArgumentException.class,
                () -> RegisteredBuffers.of(ring, new MemorySegment[] {memory}, new long[] {1, 2}));
        RegisteredBuffers buffers = RegisteredBuffers.of(ring, new MemorySegment[] {memory}, new long[] {101});
        Rings.refused(
                Errno.EBUSY,
                "already",
                () -> RegisteredBuffers.of(ring, new MemorySegment[] {memory, memory}, new long[] {1, 2}));
        Rings.assertNoCompletion(ring);
        buffers.close();
        assertEquals(List.of(101L), tags(ring, 1));
    }

    @RingTest
    void endsWithTheRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        RegisteredBuffers buffers = RegisteredBuffers.allocate(ring, 2, 100);
        MemorySegment memory = buffers.get(0).segment();
        ring.close();
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> buffers.remove(0));
        buffers.close();
    }

    private static void roundTrip(IoUring ring, Fd file, RegisteredBuffers buffers, int value) throws IOException {
        for (int i = 0; i < buffers.capacity(); i++) {
            FixedBuffer buffer = buffers.get(i);
            buffer.segment().fill((byte) (value + i));
            assertEquals(PAGE, Rings.succeed(ring, WriteFixed.of(file, buffer).offset((long) i * PAGE)));
            buffer.segment().fill((byte) 0);
        }
        for (int i = 0; i < buffers.capacity(); i++) {
            FixedBuffer buffer = buffers.get(i);
            assertEquals(PAGE, Rings.succeed(ring, ReadFixed.of(file, buffer).offset((long) i * PAGE)));
            int expected = value + i;
            for (byte b : buffer.segment().toArray(ValueLayout.JAVA_BYTE)) {
                assertEquals(expected, b);
            }
        }
    }

    private static List<Long> tags(IoUring ring, int count) throws IOException {
        List<Cqe> all = Rings.next(ring, count);
        assertTrue(all.stream().allMatch(cqe -> cqe.result() == (cqe.userData() < 100 ? 16 : 0)), all::toString);
        return all.stream().map(Cqe::userData).toList();
    }
}
