package dev.uring.processing.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A structure that a user declares: its layout, its bytes against hexadecimal computed by hand, and its limits. */
class DeclaredStructTest {

    @Test
    void membersLieWhereCPutsThem() {
        assertEquals(56, Packet.SIZE);
        assertEquals(8, Packet.ALIGNMENT);
        assertEquals(0, Packet.VERSION_OFFSET);
        assertEquals(2, Packet.LENGTH_OFFSET);
        assertEquals(4, Packet.PORT_OFFSET);
        assertEquals(8, Packet.CHECKSUM_OFFSET);
        assertEquals(16, Packet.DATA_OFFSET);
        assertEquals(24, Packet.NUMBERS_OFFSET);
        assertEquals(3, Packet.NUMBERS_COUNT);
        assertEquals(36, Packet.DELTA_OFFSET);
        assertEquals(40, Packet.ORIGIN_OFFSET);
        assertEquals(48, Packet.VALUE_OFFSET);
        assertEquals(48, Packet.PAIR_OFFSET);
        assertEquals(56, Packet.TAIL_OFFSET);
    }

    @Test
    void anAlignedStructureIsAlignedInOthers() {
        assertEquals(64, Header.ALIGNMENT);
        assertEquals(64, Frame.HEADER_OFFSET);
        assertEquals(128, Frame.LAST_OFFSET);
        assertEquals(64, Frame.ALIGNMENT);
        assertEquals(1, Tight.ID_OFFSET);
        assertEquals(16, Tight.ALIGNMENT);
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(0, Frame.allocate(arena).address() % 64);
        }
    }

    @Test
    void bytesAreThoseOfC() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = Packet.allocate(arena, 2);
            Packet.version(packet, (byte) 0x81);
            Packet.length(packet, 0xFFFE);
            Packet.port(packet, 8080);
            Packet.checksum(packet, 0xDEAD_BEEFL);
            Packet.data(packet, MemorySegment.ofAddress(0x7f00_1122_3344L));
            Packet.numbers(packet, 0, 1);
            Packet.numbers(packet, 2, -1);
            Packet.delta(packet, (short) -2);
            Point.x(Packet.origin(packet), 5);
            Point.y(Packet.origin(packet), 6);
            Packet.value(packet, 0x0102_0304_0506_0708L);
            Point.y(Packet.pair(packet), 1);
            Point.x(Packet.tail(packet, 1), 9);
            assertEquals(
                    "8100feff1f900000" + "efbeadde00000000" + "44332211007f0000" // version .. data
                            + "0100000000000000" + "fffffffffeff0000" // numbers, delta
                            + "0500000000000006" + "0807060500000001" // origin, value and pair
                            + "0000000000000000" + "0900000000000000", // tail
                    HexFormat.of().formatHex(packet.toArray(ValueLayout.JAVA_BYTE)));
            assertEquals(
                    "Packet{version=-127, length=65534, port=8080, checksum=3735928559, data=0x7f0011223344,"
                            + " numbers=[1, 0, -1], delta=-2, origin=Point{x=5, y=6}, value=72057594122209032,"
                            + " pair=Point{x=84281096, y=1}, tail=[Point{x=0, y=0}, Point{x=9, y=0}]}",
                    Packet.toString(packet));
            assertEquals(0x7f00_1122_3344L, Packet.data(packet).address());
            assertEquals(12, Packet.numbers(packet).byteSize());
            assertEquals(2, Packet.tailCount(packet));
        }
    }

    @Test
    void valuesAndIndicesOutsideAreRefused() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = Packet.allocate(arena, 0);
            assertEquals(56, packet.byteSize());
            assertThrows(IllegalArgumentException.class, () -> Packet.length(packet, 65536));
            assertThrows(IllegalArgumentException.class, () -> Packet.checksum(packet, -1));
            assertThrows(IndexOutOfBoundsException.class, () -> Packet.numbers(packet, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> Packet.numbers(packet, -1, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> Packet.tail(packet, 0));
            assertThrows(IllegalArgumentException.class, () -> Packet.allocate(arena, -1));
            assertThrows(IllegalArgumentException.class, () -> Packet.data(packet, MemorySegment.ofArray(new byte[1])));
            assertThrows(IndexOutOfBoundsException.class, () -> Point.y(packet.asSlice(0, 7)));
        }
    }

    @Test
    void arraysOfStructuresHaveElements() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment points = Point.allocateArray(arena, 3);
            Point.x(Point.element(points, 2), 7);
            assertEquals(7, points.get(ValueLayout.JAVA_INT, 16));
            assertThrows(IndexOutOfBoundsException.class, () -> Point.element(points, 3));
        }
    }

    @Test
    void aStructureMayBeLargerThanAnInt() {
        assertEquals(2_400_000_000L, Huge.ORIGIN_OFFSET);
        assertEquals(2_400_000_008L, Huge.HALVES_OFFSET);
        assertEquals(4_294_967_294L, Half.SIZE);
        assertEquals(10_989_934_596L, Huge.SIZE);
    }

    @Test
    void aCountThatNoMemoryHasIsNamedWithItsLimit() {
        try (Arena arena = Arena.ofConfined()) {
            for (long count : new long[] {-1, Long.MAX_VALUE, Long.MAX_VALUE / Point.SIZE + 1}) {
                String array = assertThrows(IllegalArgumentException.class, () -> Point.allocateArray(arena, count))
                        .getMessage();
                assertEquals("count is " + count + ", outside 0.." + Long.MAX_VALUE / Point.SIZE, array);
            }
            assertThrows(IllegalArgumentException.class, () -> Packet.allocate(arena, Long.MAX_VALUE));
            MemorySegment points = Point.allocateArray(arena, 3);
            assertThrows(IndexOutOfBoundsException.class, () -> Point.element(points, Long.MAX_VALUE));
            assertThrows(IndexOutOfBoundsException.class, () -> Point.element(points, -1));
        }
    }

    @Test
    void accessIsPossibleAtAnyAddress() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment odd = arena.allocate(Packet.SIZE + 1).asSlice(1);
            Packet.value(odd, 42);
            assertEquals(42, Packet.value(odd));
        }
    }
}
