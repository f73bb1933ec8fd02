package dev.uring.testing;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.OcallBackend;
import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;

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
    };

    /** A backend for one ring. */
    public abstract RingBackend create();

    /** An arena of memory that operations on any ring of this backend may point at. */
    public abstract Arena newMemory();
}
