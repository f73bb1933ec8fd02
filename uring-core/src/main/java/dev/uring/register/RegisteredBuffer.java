package dev.uring.register;

import dev.uring.Fd;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.WriteFixed;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A registered buffer, or a part of one, together with the index under which the ring knows it. A value: immutable, and usable
 * from any thread as far as its memory is.
 *
 * <p>It does not know when the buffer is unregistered or replaced: an operation that uses it afterwards gets {@code EFAULT},
 * unless what is registered under the index by then covers the same memory.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="buffer"}
 */
public final class RegisteredBuffer {
    private final MemorySegment segment;
    private final int index;

    RegisteredBuffer(MemorySegment segment, int index) {
        this.segment = segment;
        this.index = index;
    }

    /** The memory. */
    public MemorySegment segment() {
        return segment;
    }

    /** The index of the registered buffer that the memory is a part of. */
    public int index() {
        return index;
    }

    /** The size of this part in bytes. */
    public long byteSize() {
        return segment.byteSize();
    }

    /**
     * A part of this one, with the same index.
     *
     * @param offset where it starts, in bytes from the start of this one
     * @param bytes its size
     * @throws IndexOutOfBoundsException when it goes beyond this one
     */
    public RegisteredBuffer slice(long offset, long bytes) {
        return new RegisteredBuffer(segment.asSlice(offset, bytes), index);
    }

    /**
     * As many parts of equal size, one after the other, as fit.
     *
     * @param bytes the size of each, 1 to the size of this one
     */
    public List<RegisteredBuffer> carve(long bytes) {
        if (bytes < 1 || bytes > byteSize()) {
            throw new IllegalArgumentException("parts of " + bytes + " bytes: outside 1.." + byteSize());
        }
        List<RegisteredBuffer> parts = new ArrayList<>();
        for (long offset = 0; offset <= byteSize() - bytes; offset += bytes) {
            parts.add(slice(offset, bytes));
        }
        return List.copyOf(parts);
    }

    /** Describes reading from a file into this memory. */
    public ReadFixed readFrom(Fd file) {
        return ReadFixed.of(file, segment, index);
    }

    /** Describes writing this memory to a file. */
    public WriteFixed writeTo(Fd file) {
        return WriteFixed.of(file, segment, index);
    }

    @Override
    public String toString() {
        return "RegisteredBuffer[" + index + ": 0x" + Long.toHexString(segment.address()) + ", " + byteSize()
                + " bytes]";
    }
}
