package dev.uring.testing;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/** C structures that many tests need, laid out by hand so that they do not depend on what they test. */
public final class Native {
    private Native() {}

    /** A {@code struct __kernel_timespec}. */
    public static MemorySegment timespec(SegmentAllocator allocator, long seconds, long nanoseconds) {
        return allocator.allocateFrom(ValueLayout.JAVA_LONG, seconds, nanoseconds);
    }

    /** An array of {@code struct iovec} that name the buffers. */
    public static MemorySegment iovecs(SegmentAllocator allocator, MemorySegment... buffers) {
        MemoryLayout pair = MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);
        MemorySegment array = allocator.allocate(pair, buffers.length);
        for (int i = 0; i < buffers.length; i++) {
            array.setAtIndex(ValueLayout.JAVA_LONG, 2L * i, buffers[i].address());
            array.setAtIndex(ValueLayout.JAVA_LONG, 2L * i + 1, buffers[i].byteSize());
        }
        return array;
    }

    /** The C int at an index. */
    public static int intAt(MemorySegment ints, int index) {
        return ints.getAtIndex(ValueLayout.JAVA_INT, index);
    }

    /** The bytes of a segment. */
    public static byte[] bytesOf(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
