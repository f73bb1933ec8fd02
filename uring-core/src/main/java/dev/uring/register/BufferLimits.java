package dev.uring.register;

import dev.uring.FieldCheck;
import java.lang.foreign.MemorySegment;

/** What the kernel takes as registered buffers. */
final class BufferLimits {
    static final int MAX_BUFFERS = 1 << 14;
    static final long MAX_BYTES = 1 << 30;

    private BufferLimits() {}

    static int checkedCount(int buffers) {
        if (buffers < 1 || buffers > MAX_BUFFERS) {
            throw new IllegalArgumentException("a table of " + buffers + " buffers: outside 1.." + MAX_BUFFERS);
        }
        return buffers;
    }

    static long checkedBytes(int index, long bytes) {
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "buffer " + index + " has " + bytes + " bytes, outside 1.." + MAX_BYTES + ": register it in parts");
        }
        return bytes;
    }

    static void check(int index, MemorySegment buffer) {
        FieldCheck.nativeMemory("buffer " + index, buffer);
        checkedBytes(index, buffer.byteSize());
    }

    static void check(MemorySegment[] buffers) {
        for (int i = 0; i < buffers.length; i++) {
            check(i, buffers[i]);
        }
    }

    static void check(MemorySegment[] buffers, long[] tags) {
        check(buffers);
        if (tags.length != buffers.length) {
            throw new IllegalArgumentException(tags.length + " tags for " + buffers.length + " buffers");
        }
    }
}
