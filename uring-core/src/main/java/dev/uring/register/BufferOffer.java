package dev.uring.register;

import dev.uring.Registrar;
import java.util.List;

/**
 * A ring's registered buffers as they were when {@link RegisteredBuffers#offer} was called, for other rings to register too.
 * Immutable: it may go to other threads.
 */
public final class BufferOffer {
    private final Registrar registrar;
    private final int descriptor;
    private final List<SharedMemory> memories;
    private final RegisteredBuffer[] buffers;

    BufferOffer(Registrar registrar, int descriptor, List<SharedMemory> memories, RegisteredBuffer[] buffers) {
        this.registrar = registrar;
        this.descriptor = descriptor;
        this.memories = memories;
        this.buffers = buffers;
    }

    /** The number of slots of the table. */
    public int capacity() {
        return buffers.length;
    }

    /** The descriptor of the ring. */
    int descriptor() {
        return descriptor;
    }

    /** A buffer; null for an empty slot. */
    RegisteredBuffer get(int index) {
        return buffers[index];
    }

    /** Keeps the memory from being freed, and returns what to release in the end. */
    List<SharedMemory> use() {
        int used = 0;
        while (registrar.isOpen()
                && used < memories.size()
                && memories.get(used).use()) {
            used++;
        }
        if (used < memories.size() || !registrar.isOpen()) {
            memories.subList(0, used).forEach(SharedMemory::release);
            throw new IllegalStateException("the ring that offered its buffers is closed");
        }
        return memories;
    }
}
