package dev.uring.register;

import dev.uring.FixedBuffer;
import dev.uring.UringException;
import dev.uring.internal.call.Registrations;
import java.util.List;

/**
 * A ring's registered buffers as they were when {@link RegisteredBuffers#offer} was called, for other rings to register too.
 * Immutable: it may go to other threads.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="offer"}
 */
public final class BufferOffer {
    private final Registrations registrations;
    private final int descriptor;
    private final List<SharedMemory> memories;
    private final FixedBuffer[] buffers;

    BufferOffer(Registrations registrations, int descriptor, List<SharedMemory> memories, FixedBuffer[] buffers) {
        this.registrations = registrations;
        this.descriptor = descriptor;
        this.memories = memories;
        this.buffers = buffers;
    }

    /** The number of slots of the table. */
    public int capacity() {
        return buffers.length;
    }

    /**
     * Registers buffers with another ring.
     *
     * @param calls the other ring's
     * @param slots learn what they hold
     * @return the memory that the other ring uses from now on, to be released in the end
     */
    List<SharedMemory> copy(
            BufferTableCalls calls, SlotTable<FixedBuffer> slots, int from, int to, int count, boolean replace)
            throws UringException {
        use();
        try {
            calls.copy(descriptor, from, to, count, replace);
        } catch (Throwable e) {
            memories.forEach(SharedMemory::release);
            throw e;
        }
        for (int i = 0; i < count; i++) {
            FixedBuffer buffer = buffers[from + i];
            if (buffer == null) {
                slots.give(to + i);
            } else {
                slots.hold(to + i, FixedBuffer.unchecked(to + i, buffer.segment()));
            }
        }
        return memories;
    }

    /** Keeps the memory from being freed meanwhile. */
    private void use() {
        int used = 0;
        while (registrations.isOpen()
                && used < memories.size()
                && memories.get(used).use()) {
            used++;
        }
        if (used < memories.size() || !registrations.isOpen()) {
            memories.subList(0, used).forEach(SharedMemory::release);
            throw new IllegalStateException("the ring, or the table, that offered its buffers is closed");
        }
    }
}
