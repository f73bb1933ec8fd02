package dev.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory that a ring hands out. Closing an arena ends Java's access to it at once; its memory goes back when the kernel is
 * done, which may be when the ring is closed, or never.
 */
final class RingArenas {
    /** Memory whose arena was closed while the kernel might use it. */
    private final List<Arena> waiting = new ArrayList<>();

    private Fate fate = Fate.OPEN;

    private enum Fate {
        OPEN,
        FINISHED,
        UNFINISHED
    }

    /**
     * Opens an arena for the calling thread.
     *
     * @param memory where its memory comes from
     * @param ring what tells whether the kernel is done with all memory now
     */
    Arena open(Arena memory, IoUring ring) {
        return new Handed(memory, ring);
    }

    /** The ring was closed. */
    void end(boolean finished) {
        fate = finished ? Fate.FINISHED : Fate.UNFINISHED;
        if (finished) {
            waiting.forEach(Arena::close);
        }
        waiting.clear();
    }

    private void giveBack(Arena memory, IoUring ring) {
        if (fate == Fate.FINISHED || fate == Fate.OPEN && ring.isProvablyIdle()) {
            memory.close();
        } else if (fate == Fate.OPEN) {
            waiting.add(memory);
        }
    }

    /** An arena whose scope has no memory of its own. */
    private final class Handed implements Arena {
        private final Arena access = Arena.ofConfined();
        private final Arena memory;
        private final IoUring ring;

        Handed(Arena memory, IoUring ring) {
            this.memory = memory;
            this.ring = ring;
        }

        @Override
        @SuppressWarnings("restricted")
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            if (!access.scope().isAlive()) {
                throw new IllegalStateException("the arena is closed");
            }
            return memory.allocate(byteSize, byteAlignment).reinterpret(access, null);
        }

        @Override
        public MemorySegment.Scope scope() {
            return access.scope();
        }

        @Override
        public void close() {
            access.close();
            giveBack(memory, ring);
        }
    }
}
