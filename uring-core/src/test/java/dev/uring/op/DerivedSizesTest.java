package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.memory.Madvise;
import dev.uring.op.poll.EpollWait;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Numbers that follow from the size of memory: none is cut off to the low bits of a number that does not fit. */
class DerivedSizesTest {
    private static final long ELEMENTS = (1L << 32) + 512;

    @Test
    void numbersOfElementsStopAtTheLargest() {
        assertEquals(
                Integer.MAX_VALUE, EpollWait.of(Fd.of(3), memory(16 * ELEMENTS)).maxEvents());
        assertEquals(
                Integer.MAX_VALUE,
                ProvideBuffers.of(memory(64 * ELEMENTS), 64, 0).count());
    }

    @Test
    void lengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Madvise.of(memory(ELEMENTS), 0));
    }

    /** Memory that is never touched. */
    @SuppressWarnings("restricted")
    private static MemorySegment memory(long size) {
        return MemorySegment.ofAddress(0x1000).reinterpret(size);
    }
}
