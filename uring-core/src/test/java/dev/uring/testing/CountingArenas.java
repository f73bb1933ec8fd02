package dev.uring.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the arenas of kernel-visible memory that were opened and not closed yet. */
public final class CountingArenas extends DelegatingBackend {
    private final AtomicInteger open = new AtomicInteger();

    /** How many are open. */
    public int open() {
        return open.get();
    }

    @Override
    public Arena newKernelArena() {
        Arena arena = super.newKernelArena();
        open.incrementAndGet();
        return new Arena() {
            @Override
            public MemorySegment allocate(long byteSize, long byteAlignment) {
                return arena.allocate(byteSize, byteAlignment);
            }

            @Override
            public MemorySegment.Scope scope() {
                return arena.scope();
            }

            @Override
            public void close() {
                arena.close();
                open.decrementAndGet();
            }
        };
    }
}
