package dev.uring.struct;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.op.path.OpenFlags.O_TMPFILE;
import static dev.uring.op.path.ResolveFlags.RESOLVE_BENEATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.path.OpenHowBuilder;
import dev.uring.op.poll.EpollEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmallStructuresTest {
    private final Arena arena = Arena.global();

    @Test
    void iovecsNameTheirBuffers() {
        MemorySegment first = arena.allocate(3);
        MemorySegment second = arena.allocate(5);
        MemorySegment array = Iovecs.of(arena, first, first);
        Iovecs.set(array, 1, second);
        assertEquals(32, array.byteSize());
        assertEquals(first.address(), array.getAtIndex(ValueLayout.JAVA_LONG, 0));
        assertEquals(3, array.getAtIndex(ValueLayout.JAVA_LONG, 1));
        assertEquals(second.address(), array.getAtIndex(ValueLayout.JAVA_LONG, 2));
        assertEquals(5, array.getAtIndex(ValueLayout.JAVA_LONG, 3));
        assertEquals(0, Iovecs.of(arena).byteSize());
    }

    @Test
    void iovecsRefuseHeapMemoryAndTooManyBuffers() {
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        assertRefused("buffer 1 is heap memory", () -> Iovecs.of(arena, arena.allocate(1), heap));
        MemorySegment[] many = new MemorySegment[1025];
        Arrays.fill(many, arena.allocate(1));
        assertRefused("1025 buffers", () -> Iovecs.of(arena, many));
    }

    @Test
    void signalSetsHaveTheKernelsBits() {
        SignalSet set = SignalSet.of(1, 15, 64);
        assertEquals(1L | 1L << 14 | 1L << 63, set.bits());
        assertTrue(set.contains(15));
        assertFalse(set.without(15).contains(15));
        assertEquals(set, SignalSet.NONE.with(64).with(1).with(15));
        MemorySegment mask = set.toNative(arena);
        assertEquals(8, mask.byteSize());
        assertEquals(set, SignalSet.fromNative(mask));
        assertEquals(SignalSet.ALL, SignalSet.ALL.without(2).with(2));
        assertRefused("signal 0 is outside 1..64", () -> SignalSet.of(0));
        assertRefused("signal 65 is outside 1..64", () -> set.contains(65));
    }

    @Test
    void theTextOfAnArrayAsLargeAsTheMemoryEnds() {
        String all = IoUringBufRing.toString(arena.allocate(64 * IoUringBuf.SIZE));
        assertFalse(all.contains("more"), all);
        long count = IoUringBufRing.bufsCount(arena.allocate(1 << 20));
        String first = IoUringBufRing.toString(arena.allocate(1 << 20));
        assertTrue(first.contains(" and more, of " + count), first);
        assertTrue(first.length() < 10_000, () -> "the text has " + first.length() + " characters");
    }

    @Test
    void openHowTakesAModeOnlyForANewFile() {
        MemorySegment how = OpenHowBuilder.flags(O_RDWR | O_CREAT)
                .mode(0640)
                .resolve(RESOLVE_BENEATH)
                .build(arena);
        assertEquals(24, how.byteSize());
        assertEquals(O_RDWR | O_CREAT, OpenHow.flags(how));
        assertEquals(0640, OpenHow.mode(how));
        assertEquals(RESOLVE_BENEATH, OpenHow.resolve(how));
        assertEquals(
                0600,
                OpenHow.mode(OpenHowBuilder.flags(O_TMPFILE | O_RDWR).mode(0600).build(arena)));
        assertRefused("without O_CREAT", () -> OpenHowBuilder.flags(O_RDWR).mode(0640));
        assertRefused("010000", () -> OpenHowBuilder.flags(O_CREAT).mode(010000));
    }

    @Test
    void epollEventsLieOneAfterTheOther() {
        MemorySegment events = EpollEvents.allocate(arena, 3);
        assertEquals(3L * EpollEvents.STRIDE, events.byteSize());
        for (int i = 0; i < 3; i++) {
            EpollEvents.set(events, i, 10 + i, -1L - i);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(10 + i, EpollEvents.events(events, i));
            assertEquals(-1L - i, EpollEvents.data(events, i));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> EpollEvents.events(events, 3));
        MemorySegment one = EpollEvents.of(arena, 5, 6);
        if (EpollEvents.STRIDE == EpollEvent.SIZE) {
            assertEquals(5, EpollEvent.events(one));
            assertEquals(6, EpollData.u64(EpollEvent.data(one)));
        }
    }

    @Test
    void epollEventsAreZeroedInUsedMemory() {
        MemorySegment used = arena.allocate(64).fill((byte) 0xFF);
        MemorySegment events = EpollEvents.allocate(SegmentAllocator.prefixAllocator(used), 2);
        assertEquals(used.address(), events.address());
        assertEquals(0, EpollEvents.events(events, 1));
        assertEquals(0, EpollEvents.data(events, 1));
    }

    private static void assertRefused(String reason, Runnable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
