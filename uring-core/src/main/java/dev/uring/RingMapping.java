package dev.uring;

import dev.uring.backend.RingBackend;

/**
 * A ring's memory: the part with both rings, and the submission entries.
 *
 * @param rings the address of the rings
 * @param entries the address of the submission entries
 */
record RingMapping(long rings, long ringBytes, long entries, long entryBytes) {
    private static final long IORING_OFF_SQ_RING = 0;
    private static final long IORING_OFF_SQES = 0x1000_0000L;

    /** Maps a ring that the kernel allocated. */
    static RingMapping map(RingBackend backend, int fd, RingLayout layout) throws UringException {
        long ringBytes = layout.ringBytes();
        long rings = checked(backend.map(fd, IORING_OFF_SQ_RING, ringBytes), ringBytes);
        long entryBytes = layout.sqeBytes();
        long entries = -1;
        try {
            entries = backend.map(fd, IORING_OFF_SQES, entryBytes);
        } finally {
            if (entries < 0) {
                backend.unmap(rings, ringBytes);
            }
        }
        RingMapping mapping = new RingMapping(rings, ringBytes, checked(entries, entryBytes), entryBytes);
        mapping.fillArray(layout);
        return mapping;
    }

    void unmap(RingBackend backend) {
        backend.unmap(entries, entryBytes);
        backend.unmap(rings, ringBytes);
    }

    /** Lets index i of the array stand for entry i, once and for all. */
    private void fillArray(RingLayout layout) {
        if (layout.sqArray() != 0) {
            for (int i = 0; i < layout.sqEntries(); i++) {
                RingMemory.putInt(rings + layout.sqArray() + (long) Integer.BYTES * i, i);
            }
        }
    }

    private static long checked(long address, long bytes) throws UringException {
        if (address < 0) {
            throw new UringException("mmap of " + bytes + " bytes of the ring", (int) -address, "");
        }
        return address;
    }
}
