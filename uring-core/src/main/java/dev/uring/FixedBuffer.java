package dev.uring;

import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A registered buffer, or a part of one, together with the index under which a ring knows it. A value: immutable, and usable
 * from any thread as far as its memory is. {@code dev.uring.register.RegisteredBuffers} gives them out.
 *
 * <p>It knows neither its ring nor when the buffer is unregistered or replaced: an operation that uses it on another ring or
 * afterwards gets {@code EFAULT}, unless what is registered there under the index covers the same memory.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="buffer"}
 */
public final class FixedBuffer implements FixedMemory {
    /** No memory and index 0, the default of fields that need not be set. */
    public static final FixedBuffer NONE = new FixedBuffer(0, MemorySegment.NULL);

    private final int index;
    private final MemorySegment segment;

    private FixedBuffer(int index, MemorySegment segment) {
        this.index = index;
        this.segment = segment;
    }

    /**
     * Memory that the caller knows to be registered under an index, because it was registered by a bare call or by the
     * kernel. Nothing but the kernel checks that: {@code EFAULT} when it is wrong.
     *
     * @param index the index, 0 to 65535; kernels up to 6.18 register no more than 16384 buffers
     * @param segment the memory, all of it in the registered buffer. For a buffer that the kernel itself registered, as for
     *     a block device served by {@code ublk}, its address is the offset in the buffer.
     * @throws IllegalArgumentException when the index is out of range, or for heap memory
     */
    public static FixedBuffer unchecked(int index, MemorySegment segment) {
        return new FixedBuffer(FieldCheck.unsigned16("index", index), FieldCheck.nativeMemory("segment", segment));
    }

    /** The memory. */
    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** The index of the registered buffer that the memory is a part of. */
    @Override
    public int index() {
        return index;
    }

    /**
     * A part of this one, with the same index.
     *
     * @param offset where it starts, in bytes from the start of this one
     * @param bytes its size
     * @throws IndexOutOfBoundsException when it goes beyond this one
     */
    public FixedBuffer slice(long offset, long bytes) {
        return new FixedBuffer(index, segment.asSlice(offset, bytes));
    }

    /**
     * As many parts of equal size, one after the other, as fit.
     *
     * @param bytes the size of each, 1 to the size of this one
     * @return a list that cannot be changed, and makes its elements when they are asked for
     * @throws IllegalArgumentException when the size is out of range, or the parts are more than a list can have, 2<sup>31</sup>-1
     */
    public List<FixedBuffer> carve(long bytes) {
        if (bytes < 1 || bytes > byteSize()) {
            throw new IllegalArgumentException("parts of " + bytes + " bytes: outside 1.." + byteSize());
        }
        if (byteSize() / bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("parts of " + bytes + " bytes are " + byteSize() / bytes
                    + ", above the limit of " + Integer.MAX_VALUE);
        }
        return new Parts(this, bytes);
    }

    /** Parts that are made when they are asked for: those of a large buffer could fill the heap. */
    private static final class Parts extends AbstractList<FixedBuffer> implements RandomAccess {
        private final FixedBuffer whole;
        private final long bytes;

        Parts(FixedBuffer whole, long bytes) {
            this.whole = whole;
            this.bytes = bytes;
        }

        @Override
        public FixedBuffer get(int index) {
            return whole.slice(Objects.checkIndex(index, size()) * bytes, bytes);
        }

        @Override
        public int size() {
            return (int) (whole.byteSize() / bytes);
        }
    }

    @Override
    public boolean equals(Object other) {
        // Segments are equal when they start at the same address, whatever their sizes.
        return other instanceof FixedBuffer buffer
                && buffer.index == index
                && buffer.segment.equals(segment)
                && buffer.byteSize() == byteSize();
    }

    @Override
    public int hashCode() {
        return 31 * segment.hashCode() + index;
    }

    @Override
    public String toString() {
        return "FixedBuffer[" + index + ": 0x" + Long.toHexString(address()) + ", " + byteSize() + " bytes]";
    }
}
