package dev.uring.struct;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Room for an address that the kernel fills: the structure and its {@code socklen_t}. It lives as long as the allocator's
 * memory, and one operation at a time may use it.
 *
 * {@snippet class="dev.uring.snippet.AddressTest" region="buffer"}
 */
public final class SocketAddressBuffer {
    private final MemorySegment address;
    private final MemorySegment length;

    /** Room for an address of any family. */
    public SocketAddressBuffer(SegmentAllocator allocator) {
        address = allocator.allocate(SocketAddresses.MAX_SIZE, Long.BYTES);
        length = allocator.allocate(ValueLayout.JAVA_INT);
        reset();
    }

    /** The room for the structure. */
    public MemorySegment address() {
        return address;
    }

    /** The {@code socklen_t}. */
    public MemorySegment length() {
        return length;
    }

    /** Offers all the room again. Call it before each use but the first, since the kernel writes the length of the last address. */
    public SocketAddressBuffer reset() {
        length.set(ValueLayout.JAVA_INT, 0, SocketAddresses.MAX_SIZE);
        return this;
    }

    /**
     * The address that the kernel filled; empty when it filled none.
     *
     * @throws IllegalArgumentException when it is of an unsupported family
     */
    public Optional<SocketAddress> read() {
        long filled = Math.min(Integer.toUnsignedLong(length.get(ValueLayout.JAVA_INT, 0)), SocketAddresses.MAX_SIZE);
        return filled == 0 ? Optional.empty() : Optional.of(SocketAddresses.fromNative(address.asSlice(0, filled)));
    }
}
