package dev.uring.struct;

import static java.util.Objects.requireNonNull;

import dev.uring.FieldCheck;
import dev.uring.internal.Elements;
import dev.uring.kernel.Limits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Arrays of {@code struct iovec}. An array points at its buffers but does not keep them: they must live until the operation
 * that uses the array has completed.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="iovecs"}
 */
public final class Iovecs {
    private Iovecs() {}

    /**
     * An array of the buffers.
     *
     * @param buffers native memory, at most {@link Limits#UIO_MAXIOV}
     * @throws IllegalArgumentException when there are too many, or one is heap memory
     */
    public static MemorySegment of(SegmentAllocator allocator, MemorySegment... buffers) {
        requireNonNull(allocator, "allocator");
        Elements.nonNull(buffers, "buffers");
        if (buffers.length > Limits.UIO_MAXIOV) {
            throw new IllegalArgumentException(
                    buffers.length + " buffers are above the limit of " + Limits.UIO_MAXIOV + " iovecs");
        }
        for (int i = 0; i < buffers.length; i++) {
            FieldCheck.nativeMemory("buffer " + i, buffers[i]);
        }
        MemorySegment array = Iovec.allocateArray(allocator, buffers.length);
        for (int i = 0; i < buffers.length; i++) {
            set(array, i, buffers[i]);
        }
        return array;
    }

    /**
     * Replaces an element.
     *
     * @throws IndexOutOfBoundsException when the array has no such element
     * @throws IllegalArgumentException when the buffer is heap memory
     */
    public static void set(MemorySegment array, int index, MemorySegment buffer) {
        requireNonNull(array, "array");
        requireNonNull(buffer, "buffer");
        FieldCheck.nativeMemory("buffer", buffer);
        MemorySegment iovec = Iovec.element(array, index);
        Iovec.iovBase(iovec, buffer);
        Iovec.iovLen(iovec, buffer.byteSize());
    }
}
