package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.struct.Iovec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FixedMemoryTest {
    private final MemorySegment memory = Arena.global().allocate(100);
    private final FixedBuffer buffer = FixedBuffer.unchecked(7, memory);

    @Test
    void partsKeepTheIndex() {
        FixedBuffer part = buffer.slice(10, 50).slice(5, 20);
        assertEquals(7, part.index());
        assertEquals(memory.asSlice(15, 20), part.segment());
        assertThrows(IndexOutOfBoundsException.class, () -> part.slice(1, 20));
        List<FixedBuffer> parts = buffer.carve(30);
        assertEquals(List.of(buffer.slice(0, 30), buffer.slice(30, 30), buffer.slice(60, 30)), parts);
        refused("parts of 101 bytes: outside 1..100", () -> buffer.carve(101));
        refused("parts of 0 bytes: outside 1..100", () -> buffer.carve(0));
    }

    @Test
    void isAValue() {
        assertEquals(buffer, FixedBuffer.unchecked(7, memory));
        assertEquals(buffer.hashCode(), FixedBuffer.unchecked(7, memory).hashCode());
        assertNotEquals(buffer, FixedBuffer.unchecked(8, memory));
        assertNotEquals(buffer, buffer.slice(0, 99));
        assertEquals("FixedBuffer[7: 0x" + Long.toHexString(memory.address()) + ", 100 bytes]", buffer.toString());
    }

    @Test
    void claimsOnlyWhatAnEntryCanSay() {
        assertEquals(65535, FixedBuffer.unchecked(65535, memory).index());
        refused("index is 65536, outside 0..65535", () -> FixedBuffer.unchecked(65536, memory));
        refused("index is -1, outside 0..65535", () -> FixedVectors.unchecked(-1, memory));
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        refused(
                "segment is heap memory, which the kernel cannot address: allocate it from an Arena",
                () -> FixedBuffer.unchecked(0, heap));
        refused(
                "iovecs is heap memory, which the kernel cannot address: allocate it from an Arena",
                () -> FixedVectors.unchecked(0, heap));
    }

    @Test
    void vectorsAreOfOneBuffer() {
        FixedVectors vectors = FixedVectors.of(Arena.global(), buffer.slice(90, 10), buffer.slice(0, 1));
        assertEquals(7, vectors.index());
        assertEquals(2 * Iovec.SIZE, vectors.byteSize());
        assertEquals(memory.address() + 90, Iovec.iovBase(vectors.segment()).address());
        assertEquals(1, Iovec.iovLen(Iovec.element(vectors.segment(), 1)));
        refused("no parts: the kernel needs to know their registered buffer", () -> FixedVectors.of(Arena.global()));
        refused(
                "part 1 is in registered buffer 8, but part 0 is in 7: one operation takes parts of one",
                () -> FixedVectors.of(Arena.global(), buffer, FixedBuffer.unchecked(8, memory)));
    }

    private static void refused(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
