package dev.uring.op.poll;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/**
 * An array of {@code struct epoll_event}, in the layout of the machine: x86-64 packs the structure to 12 bytes, every other
 * architecture aligns it to 16. The data of an event is taken as a 64-bit number. See {@code epoll_ctl(2)}.
 *
 * {@snippet class="dev.uring.snippet.StructureTest" region="epoll"}
 */
public final class EpollEvents {
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final long DATA = PACKED ? 4 : 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    /** The size of an event, in bytes. */
    public static final int STRIDE = PACKED ? 12 : 16;

    private EpollEvents() {}

    /**
     * Room for events, zeroed.
     *
     * @param count the number of events, at least 0
     */
    public static MemorySegment allocate(SegmentAllocator allocator, int count) {
        requireNonNull(allocator, "allocator");
        return allocator.allocate((long) count * STRIDE, Long.BYTES).fill((byte) 0);
    }

    /** One event. */
    public static MemorySegment of(SegmentAllocator allocator, int events, long data) {
        requireNonNull(allocator, "allocator");
        MemorySegment event = allocate(allocator, 1);
        set(event, 0, events, data);
        return event;
    }

    /** The events of an element, {@code EPOLL*}. */
    public static int events(MemorySegment array, int index) {
        requireNonNull(array, "array");
        return array.get(INT, (long) index * STRIDE);
    }

    /** The data of an element. */
    public static long data(MemorySegment array, int index) {
        requireNonNull(array, "array");
        return array.get(LONG, (long) index * STRIDE + DATA);
    }

    /** Sets an element. */
    public static void set(MemorySegment array, int index, int events, long data) {
        requireNonNull(array, "array");
        long offset = (long) index * STRIDE;
        array.set(INT, offset, events);
        array.set(LONG, offset + DATA, data);
    }
}
