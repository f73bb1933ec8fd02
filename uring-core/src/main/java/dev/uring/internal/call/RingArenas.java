package dev.uring.internal.call;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The memory that a ring hands out. Closing an arena ends Java's access to it at once; its memory goes back when the kernel is
 * done, which may be when the ring is closed, or never.
 */
public final class RingArenas {
    /** Tells whether the kernel is done with all memory now. */
    private final BooleanSupplier idle;

    /** What gives memory back that the kernel might use when it was closed. */
    private final List<Runnable> waiting = new ArrayList<>();

    private Fate fate = Fate.OPEN;

    private enum Fate {
        OPEN,
        FINISHED,
        UNFINISHED
    }

    public RingArenas(BooleanSupplier idle) {
        this.idle = idle;
    }

    /** Opens an arena for the calling thread, whose memory comes from another one. */
    public Arena open(Arena memory) {
        sweep();
        return new Handed(memory);
    }

    /** Gives memory back that nothing new can use: now, or when the kernel is done. */
    public void giveBack(Runnable release) {
        if (fate != Fate.UNFINISHED) {
            waiting.add(release);
            sweep();
        }
    }

    /** Gives back what waits if the kernel is done by now. A ring that is open has no other moment to find out. */
    public void sweep() {
        if (!waiting.isEmpty() && (fate == Fate.FINISHED || idle.getAsBoolean())) {
            releaseAll();
        }
    }

    /** The ring was closed. */
    public void end(boolean finished) {
        fate = finished ? Fate.FINISHED : Fate.UNFINISHED;
        if (finished) {
            releaseAll();
        }
        waiting.clear();
    }

    /** One that fails keeps no other from going back. */
    private void releaseAll() {
        RuntimeException failure = null;
        while (!waiting.isEmpty()) {
            try {
                waiting.removeLast().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** An arena whose scope has no memory of its own. */
    private final class Handed implements Arena {
        private final Arena access = Arena.ofConfined();
        private final Arena memory;

        Handed(Arena memory) {
            this.memory = memory;
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
            giveBack(memory::close);
        }
    }
}
