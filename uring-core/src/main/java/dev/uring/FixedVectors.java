package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.Elements;
import dev.uring.struct.Iovec;
import dev.uring.struct.Iovecs;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * An array of {@code struct iovec} whose elements are parts of one registered buffer, together with the index under which a
 * ring knows it. What {@link FixedBuffer} says of rings and of unregistering holds here too.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="vectors"}
 */
public final class FixedVectors implements FixedMemory {
    private final int index;
    private final MemorySegment segment;

    private FixedVectors(int index, MemorySegment segment) {
        this.index = index;
        this.segment = segment;
    }

    /**
     * An array of the parts, in their order.
     *
     * @param parts parts of one registered buffer, 1 to 1024
     * @throws IllegalArgumentException when there are none or too many, or when they are parts of different buffers
     */
    public static FixedVectors of(SegmentAllocator allocator, FixedBuffer... parts) {
        requireNonNull(allocator, "allocator");
        Elements.nonNull(parts, "parts");
        if (parts.length == 0) {
            throw new IllegalArgumentException("no parts: the kernel needs to know their registered buffer");
        }
        int index = parts[0].index();
        MemorySegment[] buffers = new MemorySegment[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].index() != index) {
                throw new IllegalArgumentException("part " + i + " is in registered buffer " + parts[i].index()
                        + ", but part 0 is in " + index + ": one operation takes parts of one");
            }
            buffers[i] = parts[i].segment();
        }
        return new FixedVectors(index, Iovecs.of(allocator, buffers));
    }

    /**
     * An array of iovecs whose elements the caller knows to lie in the buffer that is registered under an index. Nothing but
     * the kernel checks that: {@code EFAULT} when it is wrong.
     *
     * @param index the index, 0 to 65535
     * @param iovecs the array
     * @throws IllegalArgumentException when the index is out of range, or for heap memory
     */
    public static FixedVectors unchecked(int index, MemorySegment iovecs) {
        return new FixedVectors(FieldCheck.unsigned16("index", index), FieldCheck.nativeMemory("iovecs", iovecs));
    }

    /** The array. */
    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** The index of the registered buffer that the elements lie in. */
    @Override
    public int index() {
        return index;
    }

    @Override
    public String toString() {
        return "FixedVectors[" + index + ": " + byteSize() / Iovec.SIZE + " iovecs at 0x" + Long.toHexString(address())
                + "]";
    }
}
