package dev.uring;

import dev.uring.internal.Elements;
import dev.uring.internal.ring.EntryStage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A submission entry detached from any ring: 64 or 128 bytes in the kernel's layout. It keeps the memory it points at
 * reachable, as long as this object is. It may be pushed any number of times, and changed in between: what was pushed before
 * is not affected. It is not safe for use by several threads at once.
 *
 * {@snippet class="dev.uring.snippet.OperationTest" region="sqe"}
 */
public final class Sqe {
    private final long[] words;
    private final Operation.Closing closing;
    private final int opcode;
    private final MemorySegment segment;
    private final MemorySegment[] attachments;

    Sqe(Operation<?> operation) {
        words = new long[operation.entrySize() / Long.BYTES];
        closing = operation.closing();
        opcode = operation.opcode();
        segment = MemorySegment.ofArray(words);
        attachments = new MemorySegment[operation.attachmentCount()];
        for (int i = 0; i < attachments.length; i++) {
            attachments[i] = operation.attachment(i);
        }
    }

    private Sqe(int size, MemorySegment[] attachments) {
        words = new long[size / Long.BYTES];
        segment = MemorySegment.ofArray(words);
        this.attachments = attachments;
        closing = Operation.Closing.NOTHING;
        opcode = 0;
    }

    /**
     * An entry of 64 zero bytes, to be filled by hand: {@code dev.uring.struct.IoUringSqe} has an accessor of
     * {@link #segment()} for every field.
     *
     * @param attachments the memory that it will point at, to be kept reachable
     */
    public static Sqe raw(MemorySegment... attachments) {
        return new Sqe(
                EntryStage.SMALL_ENTRY,
                Elements.nonNull(attachments, "attachments").clone());
    }

    /** {@link #raw} with 128 bytes. */
    public static Sqe raw128(MemorySegment... attachments) {
        return new Sqe(
                EntryStage.LARGE_ENTRY,
                Elements.nonNull(attachments, "attachments").clone());
    }

    /** The bytes of the entry; writable. */
    public MemorySegment segment() {
        return segment;
    }

    /** The size in bytes: 64 or 128. */
    public int size() {
        return words.length * Long.BYTES;
    }

    /** The value that the completion carries back. */
    public long userData() {
        return words[4];
    }

    /** Changes the value that the completion carries back. */
    public Sqe userData(long userData) {
        words[4] = userData;
        return this;
    }

    /** The number of memory segments that the entry points at. */
    public int attachmentCount() {
        return attachments.length;
    }

    /**
     * A memory segment that the entry points at.
     *
     * @param index 0 to {@link #attachmentCount()}-1
     * @throws IndexOutOfBoundsException when there is no such segment
     */
    public MemorySegment attachment(int index) {
        return attachments[Objects.checkIndex(index, attachments.length)];
    }

    boolean tryPushTo(SubmissionQueue queue) {
        boolean pushed = tryPutOn(queue);
        // Its bytes may have become those of another operation.
        if (pushed && (words[0] & 0xFF) == opcode) {
            queue.note(closing);
        }
        return pushed;
    }

    private boolean tryPutOn(SubmissionQueue queue) {
        long[] w = words;
        return w.length == 8
                ? queue.tryPush(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7])
                : queue.tryPush(
                        w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10], w[11], w[12], w[13], w[14],
                        w[15]);
    }

    /** The bytes as hexadecimal digits, in memory order. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(segment.toArray(ValueLayout.JAVA_BYTE));
    }
}
