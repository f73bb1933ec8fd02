package dev.uring.backend;

import dev.uring.kernel.Errno;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The memory that one library's host gave out. The host chooses the addresses, so an address that overlaps memory already
 * given out, that lies in the enclave, or that wraps around is refused: writing there would overwrite something else.
 */
final class OcallHostMemory {
    private final Ocalls ocalls;
    private final ConcurrentSkipListMap<Long, Long> sizes = new ConcurrentSkipListMap<>(Long::compareUnsigned);

    OcallHostMemory(Ocalls ocalls) {
        this.ocalls = ocalls;
    }

    /**
     * Allocates memory, with any contents.
     *
     * @return its address, aligned like C's {@code malloc}
     * @throws OutOfMemoryError when the host has none
     */
    long allocate(long size) {
        long address;
        try (Arena arena = Arena.ofConfined()) {
            address = ocalls.allocate(new OcallFrame(arena), size);
        }
        if (address < 0 && address >= -OcallFrame.MAX_ERRNO) {
            throw new OutOfMemoryError("u_malloc_ocall: " + Errno.name((int) -address) + ", wanted " + size + " bytes");
        }
        add("u_malloc_ocall", address, size);
        return address;
    }

    void free(long address) {
        sizes.remove(address);
        ocalls.free(address);
    }

    /** Notes memory that the host mapped. */
    synchronized void add(String call, long address, long size) {
        String range = "0x" + Long.toHexString(address) + " for " + size + " bytes";
        if (address == 0 || Long.compareUnsigned(address + size, address) < 0) {
            throw OcallException.implausible(call, "memory at " + range);
        }
        if (ocalls.knowsHostMemory() && !ocalls.isHostMemory(address, size)) {
            throw OcallException.implausible(call, "memory at " + range + " is not outside the enclave");
        }
        Map.Entry<Long, Long> before = sizes.floorEntry(address + size - 1);
        if (before != null && Long.compareUnsigned(before.getKey() + before.getValue(), address) > 0) {
            throw OcallException.implausible(call, "memory at " + range + " overlaps what is in use");
        }
        sizes.put(address, size);
    }

    /** Forgets memory that is about to be unmapped. */
    void remove(long address) {
        sizes.remove(address);
    }

    /**
     * Whether the host can reach all these bytes. Where the library cannot tell, only what was allocated through it counts.
     * NULL and empty ranges point at nothing, which the host may well be told.
     */
    boolean contains(long address, long size) {
        if (address == 0 || size == 0) {
            return true;
        }
        if (ocalls.knowsHostMemory()) {
            return ocalls.isHostMemory(address, size);
        }
        Map.Entry<Long, Long> piece = sizes.floorEntry(address);
        if (piece == null) {
            return false;
        }
        long offset = address - piece.getKey();
        return Long.compareUnsigned(offset, piece.getValue()) < 0
                && Long.compareUnsigned(size, piece.getValue() - offset) <= 0;
    }
}
