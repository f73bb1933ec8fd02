package dev.uring.register;

import dev.uring.Registrar;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The memory behind a ring of provided buffers. Operations in flight may use buffers that they picked even when the ring of
 * buffers is gone. Not even a ring of operations without any in flight would show that the memory is free, because what was
 * received in a buffer may be on its way out through another ring. So what was allocated lives until the ring of operations is
 * closed; a mapping of the kernel's memory is removed as soon as nobody looks at it any more.
 */
final class BufferRingMemory {
    private final Registrar registrar;
    private final MemorySegment mapping;
    private boolean mapped;

    BufferRingMemory(Registrar registrar, Arena arena, MemorySegment mapping) {
        this.registrar = registrar;
        this.mapping = mapping;
        mapped = mapping != null;
        if (arena != null) {
            registrar.afterClose(arena::close);
        }
    }

    void unmap() {
        if (mapped) {
            mapped = false;
            registrar.unmap(mapping);
        }
    }
}
