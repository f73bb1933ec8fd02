package dev.uring.testing;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.OcallBackend;
import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The ways to reach the kernel that a test runs on. */
public enum TestBackend {
    LIBC {
        @Override
        public RingBackend create() {
            return new LibcBackend();
        }

        @Override
        public Arena newMemory() {
            return Arena.ofShared();
        }

        @Override
        public void lend(MemorySegment memory) {}

        @Override
        public void takeBack(MemorySegment memory) {}
    },

    /** The enclave's ocalls, into the simulator. */
    OCALL {
        @Override
        public RingBackend create() {
            return new OcallBackend(Simulator.get().library());
        }

        @Override
        public Arena newMemory() {
            return Simulator.get().library().newHostArena();
        }

        @Override
        public void lend(MemorySegment memory) {
            Simulator.get().lend(memory);
        }

        @Override
        public void takeBack(MemorySegment memory) {
            Simulator.get().takeBack(memory);
        }
    };

    /** A backend for one ring. */
    public abstract RingBackend create();

    /** An arena of memory that operations on any ring of this backend may point at. */
    public abstract Arena newMemory();

    /** Lets operations point at memory that a test mapped by itself. */
    public abstract void lend(MemorySegment memory);

    /** Ends {@link #lend}, before the memory is unmapped. */
    public abstract void takeBack(MemorySegment memory);
}
