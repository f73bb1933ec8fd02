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
 * <p>What goes into a queue does so in the constructor, and the object is not kept. That is for HotSpot: whether it inlines a
 * method depends on what it knows about the call when it compiles the caller, which on a busy machine is little. It inlines a
 * constructor whatever it knows, unless that was compiled by itself before and became large. So the constructor does no more than
 * to fill a queue: the checked stores of {@link #writeTo} made it so large that each push then allocated this object.
 */
public abstract class EntryWords {
    private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean written;
    private final boolean large;

    // One by one, because an array would have to be allocated. They stay 0 when the words go into a queue.
    private long w0;
    private long w1;
    private long w2;
    private long w3;
    private long w4;
    private long w5;
    private long w6;
    private long w7;
    private long w8;
    private long w9;
    private long w10;
    private long w11;
    private long w12;
    private long w13;
    private long w14;
    private long w15;

    /** Puts an entry of 64 bytes on a queue or, when that is null, keeps it for {@link #writeTo}. */
    protected EntryWords(
            SubmissionQueue queue, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        if (queue == null) {
            this.w0 = w0;
            this.w1 = w1;
            this.w2 = w2;
            this.w3 = w3;
            this.w4 = w4;
            this.w5 = w5;
            this.w6 = w6;
            this.w7 = w7;
        }
        large = false;
        written = queue != null && queue.stage.put(w0, w1, w2, w3, w4, w5, w6, w7);
    }

    /** Puts an entry of 128 bytes on a queue or, when that is null, keeps it for {@link #writeTo}. */
    protected EntryWords(
            SubmissionQueue queue,
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
            this.w0 = w0;
            this.w1 = w1;
            this.w2 = w2;
            this.w3 = w3;
            this.w4 = w4;
            this.w5 = w5;
            this.w6 = w6;
            this.w7 = w7;
            this.w8 = w8;
            this.w9 = w9;
            this.w10 = w10;
            this.w11 = w11;
            this.w12 = w12;
            this.w13 = w13;
            this.w14 = w14;
            this.w15 = w15;
        }
        large = true;
        written =
                queue != null && queue.stage.put(w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15);
    }

    /** Whether the queue, the one that was given to the constructor, had room. */
    public final boolean written(SubmissionQueue queue) {
        Objects.requireNonNull(queue, "queue");
        return written;
    }

    /** Writes an entry that was made without a queue: whole, or not at all when it throws. */
    public final void writeTo(MemorySegment slot) {
        Objects.requireNonNull(slot, "slot");
        Objects.checkFromIndexSize(0, large ? 128 : 64, slot.byteSize());
        write(slot, 0, w0, w1, w2, w3, w4, w5, w6, w7);
        if (large) {
            write(slot, 64, w8, w9, w10, w11, w12, w13, w14, w15);
        }
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

    private static void write(
            MemorySegment slot, long at, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        slot.set(WORD, at, w0);
        slot.set(WORD, at + 8, w1);
        slot.set(WORD, at + 16, w2);
        slot.set(WORD, at + 24, w3);
        slot.set(WORD, at + 32, w4);
        slot.set(WORD, at + 40, w5);
        slot.set(WORD, at + 48, w6);
        slot.set(WORD, at + 56, w7);
    }
}
