package dev.uring.op.net;

import static java.util.Objects.requireNonNull;

import dev.uring.FieldCheck;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Room for an address that the kernel fills: the structure and its {@code socklen_t}. It lives as long as the allocator's
 * memory, and one operation at a time may use it.
 *
 * <p>There is room for every address, so that none is cut off. That matters beyond its missing end: the kernel leaves the real
 * length of an address in the {@code socklen_t}, and would take it for the room when it fills the same memory again.
 *
 * {@snippet class="dev.uring.snippet.AddressTest" region="buffer"}
 */
public final class SocketAddressBuffer {
    /** No room, for an operation whose address is not wanted. */
    public static final SocketAddressBuffer NONE = new SocketAddressBuffer(MemorySegment.NULL, MemorySegment.NULL);

    private final MemorySegment address;
    private final MemorySegment writtenLength;
    private final MemorySegment length;

    /** What the kernel may have taken for the room: after {@link #reset()} all of it, then the length of the last address. */
    private long offered;

    private SocketAddressBuffer(MemorySegment address, MemorySegment length) {
        this.address = address;
        this.length = length.asReadOnly();
        writtenLength = length;
    }

    /**
     * Room for an address of any family.
     *
     * @param allocator of native memory
     * @throws IllegalArgumentException when it allocates heap memory
     */
    public SocketAddressBuffer(SegmentAllocator allocator) {
        this(
                FieldCheck.nativeMemory(
                        "address",
                        requireNonNull(allocator, "allocator").allocate(SocketAddresses.MAX_SIZE, Long.BYTES)),
                FieldCheck.nativeMemory("length", allocator.allocate(ValueLayout.JAVA_INT)));
        reset();
    }

    /** The room for the structure. */
    public MemorySegment address() {
        return address;
    }

    /** The {@code socklen_t}, read-only: a value larger than the room would let the kernel write past it. */
    public MemorySegment length() {
        return length;
    }

    /** Offers all the room again. Call it before each use but the first, since the kernel writes the length of the last address. */
    public SocketAddressBuffer reset() {
        writtenLength.set(ValueLayout.JAVA_INT, 0, SocketAddresses.MAX_SIZE);
        offered = SocketAddresses.MAX_SIZE;
        return this;
    }

    /**
     * The address that the kernel filled; empty when it filled none.
     *
     * @throws IllegalArgumentException when it was cut off, because {@link #reset()} was not called before the memory was used
     *     again, or is of an unsupported family
     */
    public Optional<SocketAddress> read() {
        long filled = Integer.toUnsignedLong(length.get(ValueLayout.JAVA_INT, 0));
        if (filled > offered) {
            throw new IllegalArgumentException("address was cut off: it has " + filled
                    + " bytes, and there was room for " + offered + "; call reset() before each use but the first");
        }
        offered = filled;
        return filled == 0 ? Optional.empty() : Optional.of(SocketAddresses.filled(address, filled));
    }
}
