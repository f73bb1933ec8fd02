package dev.uring.internal.ring;

import static dev.uring.kernel.MapOffsets.IORING_OFF_SQES;
import static dev.uring.kernel.MapOffsets.IORING_OFF_SQ_RING;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;

/** A ring's memory: the part with both rings, and the submission entries. */
public sealed interface RingMapping {

    /** The address of the part with both rings. */
    long rings();

    /** The address of the submission entries. */
    long entries();

    /** Lets go of the kernel's memory. */
    void detach(RingBackend backend);

    /** Frees the application's memory, which the kernel must be done with. */
    void free();

    /** A pipe reserved for closing, as {@link RingBackend#openPipe()} returned it; negative when there is none. */
    default long takePipe() {
        return -1;
    }

    /** Memory that the kernel allocated and the process maps. The kernel's own mapping outlives ours. */
    record Mapped(long rings, long ringBytes, long entries, long entryBytes) implements RingMapping {
        /** Maps both parts, or none of them. */
        public static Mapped of(RingBackend backend, int fd, RingLayout layout) throws UringException {
            long ringBytes = layout.ringBytes();
            long entryBytes = layout.sqeBytes();
            long rings = checked(backend.map(fd, IORING_OFF_SQ_RING, ringBytes), ringBytes);
            long entries = -1;
            try {
                entries = backend.map(fd, IORING_OFF_SQES, entryBytes);
            } finally {
                if (entries < 0) {
                    backend.unmap(rings, ringBytes);
                }
            }
            return new Mapped(rings, ringBytes, checked(entries, entryBytes), entryBytes);
        }

        @Override
        public void detach(RingBackend backend) {
            try {
                backend.unmap(entries, entryBytes);
            } finally {
                backend.unmap(rings, ringBytes);
            }
        }

        @Override
        public void free() {}

        private static long checked(long address, long bytes) throws UringException {
            if (address < 0) {
                throw Refusals.mapping("the ring", bytes, (int) -address);
            }
            return address;
        }
    }

    /** The application's memory, which the kernel holds on to as long as the ring lives there. */
    record Own(RingOwnMemory memory) implements RingMapping {
        @Override
        public long rings() {
            return memory.rings();
        }

        @Override
        public long entries() {
            return memory.entries();
        }

        @Override
        public void detach(RingBackend backend) {}

        @Override
        public void free() {
            memory.free();
        }

        @Override
        public long takePipe() {
            return memory.takePipe();
        }
    }
}
