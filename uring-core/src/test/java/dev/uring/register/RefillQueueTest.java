package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.struct.IoUringZcrxRqe;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** The queue of received memory believes no index that whoever shares it cannot have reached. */
class RefillQueueTest {
    private static final int SIZE = 4;
    private static final long HEAD = 0;
    private static final long TAIL = 64;
    private static final long ENTRIES = 128;

    private final MemorySegment memory = Arena.ofAuto().allocate(ENTRIES + SIZE * IoUringZcrxRqe.SIZE, 64);
    private final RefillQueue queue = new RefillQueue(memory, HEAD, TAIL, ENTRIES, SIZE);

    @Test
    void takesWhatThereIsRoomFor() {
        for (int i = 0; i < SIZE; i++) {
            assertTrue(queue.tryAdd(i, 100));
        }
        assertFalse(queue.tryAdd(SIZE, 100));
        memory.set(ValueLayout.JAVA_INT, HEAD, 1);
        assertTrue(queue.tryAdd(SIZE, 100));
        assertEquals(SIZE + 1, memory.get(ValueLayout.JAVA_INT, TAIL));
        assertEquals(SIZE, IoUringZcrxRqe.off(memory.asSlice(ENTRIES, IoUringZcrxRqe.SIZE)));
    }

    @Test
    void aHeadOutsideIsNamedAndNothingIsWritten() {
        queue.tryAdd(7, 100);
        for (int head : new int[] {2, 1 << 20, Integer.MIN_VALUE, -SIZE}) {
            memory.set(ValueLayout.JAVA_INT, HEAD, head);
            String message = assertThrows(IllegalStateException.class, () -> queue.tryAdd(8, 100))
                    .getMessage();
            assertTrue(message.startsWith("the refill queue's head is " + Integer.toUnsignedString(head)), message);
            assertEquals(1, memory.get(ValueLayout.JAVA_INT, TAIL));
        }
    }
}
