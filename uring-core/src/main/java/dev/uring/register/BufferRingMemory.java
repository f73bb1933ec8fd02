package dev.uring.register;

import dev.uring.internal.call.Registrations;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The memory behind a ring of provided buffers. Operations in flight may use buffers that they picked even when the ring of
 * buffers is gone, and what was received in a leased buffer may be on its way out through another ring, which nobody counts. So
 * what was allocated goes back when nothing is in flight if no lease is held, or else when the ring of operations is closed; a
 * mapping of the kernel's memory is removed as soon as nobody looks at it any more.
 */
final class BufferRingMemory {
    private final Registrations registrations;
    private final MemorySegment mapping;
    private final Runnable release;
    private boolean mapped;

    BufferRingMemory(Registrations registrations, Arena arena, MemorySegment mapping) {
        this.registrations = registrations;
        this.mapping = mapping;
        mapped = mapping != null;
        release = arena == null ? null : arena::close;
        if (release != null) {
            registrations.afterClose(release);
        }
    }

    /**
     * Gives back what is not needed any more.
     *
     * @param leased whether the application may have given parts of the memory to another ring
     */
    void retire(boolean leased) {
        if (mapped) {
            mapped = false;
            registrations.unmap(mapping);
        }
        if (release != null && !leased) {
            registrations.afterUse(release);
        }
    }
}
