package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_STATUS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_PBUF_RING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.ReadProvided;
import dev.uring.op.net.MsgFlags;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.RecvProvided;
import dev.uring.struct.IoUringBufReg;
import dev.uring.struct.IoUringBufStatus;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** The life of a ring of provided buffers on the kernel: registering, picking, giving back, running empty, closing. */
@ExtendWith(RegisterReport.class)
class BufferRingTest {
    private static final int GROUP = 3;
    private static final int TURNS = 70_000;

    private final Fds fds = new Fds();

    @AfterEach
    void closeDescriptors() {
        fds.close();
    }

    @RingTest
    void givesBuffersBackInAnyOrder(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 100);
        buffers.memory().fill((byte) 1);
        Cqe first = Rings.run(ring, ReadProvided.of(zero, GROUP));
        Cqe second = Rings.run(ring, ReadProvided.of(zero, GROUP).length(40));
        assertEquals(
                List.of(100, 40, 0, 1), List.of(first.result(), second.result(), first.bufferId(), second.bufferId()));
        long lease0 = buffers.take(first.result(), first.flags());
        long lease1 = buffers.take(second.result(), second.flags());
        assertEquals(List.of(0L, 100L), List.of(buffers.offset(lease0), buffers.offset(lease1)));
        assertEquals(0, buffers.memory().get(ValueLayout.JAVA_BYTE, 139));
        assertEquals(1, buffers.memory().get(ValueLayout.JAVA_BYTE, 140));
        assertEquals(0, buffers.available());

        Cqe empty = Rings.run(ring, ReadProvided.of(zero, GROUP));
        assertEquals(Errno.ENOBUFS, empty.errno());
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> buffers.take(empty.result(), empty.flags()));
        assertTrue(none.getMessage().contains("group 3 was empty, now 0 of 2"), none.getMessage());

        buffers.giveBack(lease1);
        buffers.giveBack(lease0);
        assertEquals(2, buffers.available());
        assertEquals(1, Rings.run(ring, ReadProvided.of(zero, GROUP)).bufferId());
        assertEquals(0, Rings.run(ring, ReadProvided.of(zero, GROUP)).bufferId());
        buffers.close();
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.SQPOLL})
    void outlivesTheWrapOfTheTail(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 8);
        ReadProvided read = ReadProvided.of(zero, GROUP);
        int[] turns = new int[1];
        while (turns[0] < TURNS) {
            for (int i = 0; i < 4; i++) {
                ring.submission().push(read);
            }
            ring.submitAndWait(4);
            ring.completion().forEach((userData, result, flags) -> {
                assertEquals(8, result);
                assertEquals(turns[0]++ % 4, flags >>> 16);
                buffers.giveBack(buffers.take(result, flags));
            });
        }
        assertEquals(4, buffers.available());
        assertEquals(-Errno.ENOBUFS, drain(ring, buffers, read, 4));
    }

    @RingTest
    void refusesLeasesThatAreOver(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 100);
        BufferRing others = BufferRing.register(ring, GROUP + 1, 2, 100);
        Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP));
        long lease = buffers.take(cqe.result(), cqe.flags());
        refused("looked at twice", () -> buffers.take(cqe.result(), cqe.flags()));
        buffers.giveBack(lease);
        refused("given back", () -> buffers.giveBack(lease));
        refused("given back", () -> buffers.offset(lease));
        Rings.run(ring, ReadProvided.of(zero, GROUP));
        Cqe again = Rings.run(ring, ReadProvided.of(zero, GROUP));
        assertEquals(cqe.bufferId(), again.bufferId());
        refused("given back", () -> buffers.giveBack(lease));
        long fresh = buffers.take(again.result(), again.flags());
        refused("given back", () -> buffers.giveBack(lease));
        refused("given back", () -> others.giveBack(fresh));
        refused("does not have", () -> buffers.take(5, 7 << 16 | 1));
        buffers.giveBack(fresh);
    }

    @RingTest
    void endsTheAccessToABufferThatWasClosed(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 100);
        List<ProvidedBuffer> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP).length(10 + i));
            held.add(buffers.lend(cqe.result(), cqe.flags()));
        }
        ProvidedBuffer middle = held.get(1);
        MemorySegment data = middle.segment();
        assertEquals(List.of(11L, 1L), List.of(data.byteSize(), (long) middle.id()));
        assertEquals(0, data.get(ValueLayout.JAVA_BYTE, 10));
        middle.close();
        middle.close();
        assertThrows(IllegalStateException.class, () -> data.get(ValueLayout.JAVA_BYTE, 10));
        assertEquals(2, buffers.available());
        held.get(2).close();
        assertEquals(0, held.get(0).segment().get(ValueLayout.JAVA_BYTE, 9));
        buffers.close();
        assertThrows(IllegalStateException.class, () -> held.get(0).segment().get(ValueLayout.JAVA_BYTE, 9));
        held.get(0).close();
    }

    @RingTest
    void isThereOnceForEachGroup(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        BufferRing buffers = BufferRing.register(ring, GROUP, 8, 64);
        BufferRing last = BufferRing.register(ring, 65_535, 1, 64);
        Rings.refused(Errno.EEXIST, "group 3", () -> BufferRing.register(ring, GROUP, 8, 64));
        buffers.close();
        buffers.close();
        refused("closed", () -> buffers.available());
        refused("closed", () -> buffers.giveBack(0));
        MemorySegment group = ring.registrar().argument(IoUringBufReg.SIZE);
        IoUringBufReg.bgid(group, GROUP);
        Rings.refusedRaw(Errno.ENOENT, ring, IORING_UNREGISTER_PBUF_RING, group, 1);
        BufferRing.register(ring, GROUP, 8, 64).close();
        last.close();
    }

    @RingTest(kinds = RingKind.PICKED)
    void refusesWhatTheKernelRefuses(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment memory = rings.memory().allocate(3 * 4096, 4096);
        for (int count : new int[] {0, -1, 3, 65_536}) {
            invalid("power of two", () -> BufferRing.builder(ring, 0, count, 8));
        }
        invalid("0..65535", () -> BufferRing.builder(ring, 65_536, 8, 8));
        invalid("0..65535", () -> BufferRing.builder(ring, -1, 8, 8));
        invalid("at least 1", () -> BufferRing.builder(ring, 0, 8, 0));
        invalid("outside 0..8", () -> BufferRing.builder(ring, 0, 8, 8).incremental(9));
        invalid("0..2047", () -> BufferRing.builder(ring, 2048, 8, 8).kernelAllocated());
        BufferRingBuilder builder = BufferRing.builder(ring, GROUP, 8, 1024);
        assertEquals(3 * 4096, builder.memorySize());
        invalid("page", () -> builder.memory(memory.asSlice(8)));
        invalid("heap memory", () -> builder.memory(MemorySegment.ofArray(new byte[20_000])));
        invalid("needs 12288", () -> builder.memory(memory.asSlice(0, 12_287)).register());
        builder.memory(memory).register().close();

        MemorySegment argument = ring.registrar().argument(IoUringBufReg.SIZE);
        IoUringBufReg.ringEntries(argument, 3);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PBUF_RING, argument, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PBUF_RING, argument, 2);
    }

    @RingTest
    void worksInTheCallersMemoryAndInTheKernels(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        MemorySegment memory = rings.memory().allocate(2 * 4096, 4096).fill((byte) 0xFF);
        BufferRing own = BufferRing.builder(ring, 1, 2, 100).memory(memory).register();
        BufferRing kernels =
                BufferRing.builder(ring, 2, 2, 100).kernelAllocated().register();
        BufferRing both = BufferRing.builder(ring, 2047, 2, 100)
                .kernelAllocated()
                .memory(memory.asSlice(4096))
                .register();
        assertEquals(memory.address() + 4096, own.memory().address());
        for (BufferRing buffers : List.of(own, kernels, both)) {
            ReadProvided read = ReadProvided.of(zero, buffers.group());
            assertEquals(-Errno.ENOBUFS, drain(ring, buffers, read, 2));
        }
        kernels.close();
        own.close();
    }

    @RingTest
    void saysWhatTheKernelPicked(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 100);
        assertEquals(4, buffers.unpicked());
        Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP));
        assertEquals(3, buffers.unpicked());
        assertEquals(4, buffers.available());
        long lease = buffers.take(cqe.result(), cqe.flags());
        assertEquals(3, buffers.available());
        buffers.giveBack(lease);
        assertEquals(4, buffers.unpicked());
        MemorySegment status = ring.registrar().argument(IoUringBufStatus.SIZE);
        IoUringBufStatus.bufGroup(status, GROUP + 1);
        Rings.refusedRaw(Errno.ENOENT, ring, IORING_REGISTER_PBUF_STATUS, status, 1);
        IoUringBufStatus.resv(status, 0, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PBUF_STATUS, status, 1);
    }

    @RingTest
    void leavesAGroupOfTheOldKindAlone(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment memory = rings.memory().allocate(256);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        Rings.succeed(ring, ProvideBuffers.of(memory, 128, GROUP));
        Rings.refused(Errno.EEXIST, "group 3", () -> BufferRing.register(ring, GROUP, 2, 64));
        assertEquals(128, Rings.succeed(ring, ReadProvided.of(zero, GROUP)));
        assertEquals(128, Rings.succeed(ring, ReadProvided.of(zero, GROUP)));
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 64);
        Rings.fail(Errno.EINVAL, ring, ProvideBuffers.of(memory, 128, GROUP));
        assertEquals(64, Rings.succeed(ring, ReadProvided.of(zero, GROUP)));
        buffers.close();
    }

    @RingTest
    void endsMultishotsWhenItRunsEmptyOrIsClosed(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] sockets = fds.sockets(Fds.SOCK_SEQPACKET);
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        RecvMultishot receive = RecvMultishot.of(Fd.of(sockets[0]), GROUP);
        Rings.submit(ring, receive);
        for (int i = 0; i < 2; i++) {
            Fds.write(sockets[1], 10 + i, 'm');
            Cqe cqe = Rings.next(ring);
            assertEquals(List.of(10 + i, true), List.of(cqe.result(), cqe.hasMore()));
            buffers.lend(cqe.result(), cqe.flags());
        }
        Fds.write(sockets[1], 5, 'n');
        Cqe empty = Rings.next(ring);
        assertEquals(List.of(Errno.ENOBUFS, false), List.of(empty.errno(), empty.hasMore()));
        buffers.close();

        BufferRing next = BufferRing.register(ring, GROUP, 2, 16);
        MemorySegment memory = next.memory();
        Cqe waiting = Rings.run(ring, receive);
        assertEquals(List.of(5, true), List.of(waiting.result(), waiting.hasMore()));
        next.close();
        Fds.write(sockets[1], 6, 'o');
        Cqe gone = Rings.next(ring);
        assertEquals(List.of(Errno.ENOBUFS, false), List.of(gone.errno(), gone.hasMore()));
        assertEquals('n', memory.get(ValueLayout.JAVA_BYTE, 4));
        ring.close();
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_BYTE, 4));
        next.close();
    }

    @RingTest(backends = TestBackend.LIBC)
    void keepsTheMemoryOfABufferThatIsInFlight(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] pipe = fds.pipe();
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        MemorySegment memory = buffers.memory();
        // A worker picks the buffer before it waits for data.
        Rings.submit(ring, ReadProvided.of(Fd.of(pipe[0]), GROUP).async());
        while (buffers.unpicked() == 2) {
            Thread.onSpinWait();
        }
        buffers.close();
        Fds.write(pipe[1], 10, 'f');
        Cqe cqe = Rings.next(ring);
        assertEquals(List.of(10, 0), List.of(cqe.result(), cqe.bufferId()));
        assertEquals('f', memory.get(ValueLayout.JAVA_BYTE, 9));
        ring.close();
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_BYTE, 9));
    }

    @RingTest(kinds = RingKind.PICKED)
    void belongsToTheOwnerOfTheRing(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd zero = Fd.of(fds.open("/dev/zero"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        Cqe cqe = Rings.run(ring, ReadProvided.of(zero, GROUP));
        long lease = buffers.take(cqe.result(), cqe.flags());
        List<Throwable> thrown = new ArrayList<>();
        Thread stranger = new Thread(() -> {
            thrown.add(assertThrows(IllegalStateException.class, () -> buffers.giveBack(lease)));
            thrown.add(assertThrows(IllegalStateException.class, () -> buffers.take(cqe.result(), cqe.flags())));
        });
        stranger.start();
        stranger.join();
        assertEquals(2, thrown.size());
        buffers.giveBack(lease);
        ring.close();
        refused("closed", () -> buffers.available());
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void needsADescriptorToMapTheKernelsMemory(RingFactory rings) throws Exception {
        IoUring ring = rings.open(rings.builder(8).noMmap().registeredFdOnly().backend(RegisterLog.backend(rings)));
        Fd zero = Fd.of(fds.open("/dev/zero"));
        refused(
                "no descriptor",
                () -> BufferRing.builder(ring, GROUP, 2, 16).kernelAllocated().register());
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        assertEquals(16, Rings.succeed(ring, ReadProvided.of(zero, buffers.group())));
        RegisteredBuffers registered = RegisteredBuffers.allocate(ring, 1, 16);
        assertEquals(16, Rings.succeed(ring, ReadFixed.of(zero, registered.get(0))));
        refused("no descriptor", registered::offer);
    }

    @RingTest(backends = TestBackend.LIBC)
    void leasesOneBufferOfADatagramThatWasCutOff(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        int[] sockets = fds.sockets(Fds.SOCK_DGRAM);
        BufferRing buffers = BufferRing.register(ring, GROUP, 4, 100);
        RecvProvided receive = RecvProvided.of(Fd.of(sockets[0]), GROUP).flags(MsgFlags.MSG_TRUNC);
        for (int turn = 0; turn < 8; turn++) {
            Fds.write(sockets[1], 150, 'A');
            Cqe cqe = Rings.run(ring, receive);
            assertEquals(150, cqe.result());
            List<Integer> sizes = new ArrayList<>();
            if (turn % 2 == 0) {
                buffers.giveBack(buffers.take(cqe.result(), cqe.flags()));
            } else {
                buffers.forEach(cqe.result(), cqe.flags(), (lease, offset, bytes) -> {
                    sizes.add(bytes);
                    buffers.giveBack(lease);
                });
                assertEquals(List.of(100), sizes);
            }
            assertEquals(List.of(4, 4), List.of(buffers.available(), buffers.unpicked()));
        }
        Fds.write(sockets[1], 150, 'A');
        Fds.write(sockets[1], 50, 'B');
        Cqe cut = Rings.run(ring, receive);
        Cqe whole = Rings.run(ring, receive);
        long first = buffers.take(cut.result(), cut.flags());
        assertEquals(100, buffers.data(first, cut.result()).byteSize());
        try (ProvidedBuffer second = buffers.lend(whole.result(), whole.flags())) {
            assertEquals('B', second.segment().get(ValueLayout.JAVA_BYTE, 49));
            assertEquals('A', buffers.memory().get(ValueLayout.JAVA_BYTE, buffers.offset(first) + 99));
        }
        buffers.giveBack(first);
        assertEquals(4, buffers.available());
    }

    @RingTest
    void takesTheBufferOfACompletionWithoutData(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Fd empty = Fd.of(fds.open("/dev/null"));
        BufferRing buffers = BufferRing.register(ring, GROUP, 2, 16);
        for (int turn = 0; turn < 6; turn++) {
            Cqe end = Rings.run(ring, ReadProvided.of(empty, GROUP));
            assertEquals(0, end.result());
            if (CqeFlags.hasBuffer(end.flags())) {
                buffers.giveBack(buffers.take(end.result(), end.flags()));
            }
            assertEquals(2, buffers.available());
        }
    }

    /** Uses all buffers without giving any back; the result of the read after that. */
    private static int drain(IoUring ring, BufferRing buffers, ReadProvided read, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Cqe cqe = Rings.run(ring, read);
            assertEquals(buffers.bytes(), cqe.result());
            buffers.take(cqe.result(), cqe.flags());
        }
        return Rings.run(ring, read).result();
    }

    private static void refused(String reason, Executable call) {
        IllegalStateException e = assertThrows(IllegalStateException.class, call);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    private static void invalid(String reason, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
