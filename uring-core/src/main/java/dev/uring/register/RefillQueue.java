package dev.uring.register;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.uring.struct.IoUringZcrxRqe;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The queue through which received memory goes back to the kernel. Indices run freely through all 32 bits: compare
 * differences, never values.
 */
final class RefillQueue {
    private static final VarHandle INDEX = JAVA_INT.varHandle().withInvokeExactBehavior();

    private final MemorySegment memory;
    private final long head;
    private final long tail;
    private final long entries;
    private final int size;
    private int next;

    /**
     * A queue in memory shared with the kernel.
     *
     * @param head the offset of the index that the kernel moves
     * @param tail the offset of the index that the application moves
     * @param entries the offset of the entries
     * @param size the number of entries, a power of two
     */
    RefillQueue(MemorySegment memory, long head, long tail, long entries, int size) {
        this.memory = memory;
        this.head = head;
        this.tail = tail;
        this.entries = entries;
        this.size = size;
    }

    /**
     * Puts memory on the queue.
     *
     * @param location the area's token and the offset in the area
     * @return false when the kernel has not taken enough of what is there
     * @throws IllegalStateException when whoever shares the memory wrote an index that is outside of the queue
     */
    boolean tryAdd(long location, int bytes) {
        int taken = (int) INDEX.getAcquire(memory, head);
        int waiting = next - taken;
        if (Integer.compareUnsigned(waiting, size) > 0) {
            throw new IllegalStateException("the refill queue's head is " + Integer.toUnsignedString(taken)
                    + ", outside " + Integer.toUnsignedString(next - size) + ".." + Integer.toUnsignedString(next));
        }
        if (waiting == size) {
            return false;
        }
        MemorySegment entry = memory.asSlice(entries + (next & size - 1) * IoUringZcrxRqe.SIZE, IoUringZcrxRqe.SIZE);
        IoUringZcrxRqe.off(entry, location);
        IoUringZcrxRqe.len(entry, bytes);
        INDEX.setRelease(memory, tail, ++next);
        return true;
    }
}
