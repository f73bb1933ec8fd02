package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The words of an entry on their way into a queue or into memory; generated classes have a subclass that computes them
 * from an operation.
 *
 * <p>All of it happens in constructors, and no object of this class is kept. That is for HotSpot: whether it inlines a
 * method depends on what it knows about the call when it compiles the caller, which on a busy machine is little. A
 * constructor it always inlines, because the object may turn out to be superfluous. So an operation is never handed to
 * code outside of its caller, and neither it nor this object is ever allocated.
 */
public abstract class EntryWords {
    private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean written;

    /** Puts an entry of 64 bytes on a queue or, when that is null, into memory; whole, or not at all when it throws. */
    protected EntryWords(
            SubmissionQueue queue,
            MemorySegment slot,
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7) {
        if (queue == null) {
            write(slot, w0, w1, w2, w3, w4, w5, w6, w7);
        }
        written = queue == null || queue.stage.put(w0, w1, w2, w3, w4, w5, w6, w7);
    }

    /** Puts an entry of 128 bytes on a queue or, when that is null, into memory; whole, or not at all when it throws. */
    protected EntryWords(
            SubmissionQueue queue,
            MemorySegment slot,
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7,
            long w8,
            long w9,
            long w10,
            long w11,
            long w12,
            long w13,
            long w14,
            long w15) {
        if (queue == null) {
            checkRoom(128, slot);
            write(slot, w0, w1, w2, w3, w4, w5, w6, w7);
            write(slot.asSlice(64), w8, w9, w10, w11, w12, w13, w14, w15);
        }
        written =
                queue == null || queue.stage.put(w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15);
    }

    /** Whether the queue had room. */
    public final boolean written() {
        return written;
    }

    /** Up to eight bytes of a payload as a little-endian number. */
    protected static long bytes(byte[] payload, int from, int count) {
        if (count == Long.BYTES) {
            return (long) LONGS.get(payload, from);
        }
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << Byte.SIZE | payload[from + i] & 0xFF;
        }
        return value;
    }

    private static void checkRoom(int size, MemorySegment slot) {
        // Whoever pushes has a queue, and whoever builds a slot.
        Objects.requireNonNull(slot, "the queue or slot is null");
        Objects.checkFromIndexSize(0, size, slot.byteSize());
    }

    private static void write(
            MemorySegment slot, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        checkRoom(64, slot);
        slot.set(WORD, 0, w0);
        slot.set(WORD, 8, w1);
        slot.set(WORD, 16, w2);
        slot.set(WORD, 24, w3);
        slot.set(WORD, 32, w4);
        slot.set(WORD, 40, w5);
        slot.set(WORD, 48, w6);
        slot.set(WORD, 56, w7);
    }
}
