package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * What every operation has in common. The subclasses are generated from specs; do not write one by hand.
 *
 * <p>An operation is a mutable description of one submission. It may be submitted any number of times and changed in between:
 * what was submitted before is not affected. It is not safe for use by several threads at once.
 *
 * <p>An operation points at memory but does not keep the kernel's copy of that pointer valid: the memory must live until the
 * kernel is done with it, which the generated class states for each field.
 *
 * {@snippet class="dev.uring.snippet.OperationTest" region="operation"}
 *
 * @param <SELF> the generated class
 */
public abstract class Operation<SELF extends Operation<SELF>> {
    /**
     * The contract between this class and generated ones. The processor refuses to generate for a level that it does not
     * know.
     */
    protected static final int RUNTIME_LEVEL = 1;

    private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int IOSQE_IO_DRAIN = 1 << 1;
    private static final int IOSQE_IO_LINK = 1 << 2;
    private static final int IOSQE_IO_HARDLINK = 1 << 3;
    private static final int IOSQE_ASYNC = 1 << 4;
    private static final int IOSQE_CQE_SKIP_SUCCESS = 1 << 6;

    private long userData;
    private int modifiers;
    private int personality;

    /** For generated classes. */
    protected Operation() {}

    /** The value that the completion carries back; any 64 bits. Zero unless set. */
    public final SELF userData(long userData) {
        this.userData = userData;
        return self();
    }

    /** The value that the completion carries back. */
    public final long userData() {
        return userData;
    }

    /**
     * The registered credentials to run with, 0 for the submitter's own. Kernel 5.6.
     *
     * @throws IllegalArgumentException when outside 0..65535
     */
    public final SELF personality(int personality) {
        this.personality = FieldCheck.unsigned16("personality", personality);
        return self();
    }

    /** The registered credentials to run with. */
    public final int personality() {
        return personality;
    }

    /**
     * The next entry starts after this one succeeded; an error or a short transfer cancels the rest of the chain
     * ({@code IOSQE_IO_LINK}, kernel 5.3). A chain does not span two submits.
     */
    public final SELF link() {
        return modify(IOSQE_IO_LINK);
    }

    /** The next entry starts after this one ended, however it ended ({@code IOSQE_IO_HARDLINK}, kernel 5.5). */
    public final SELF hardlink() {
        return modify(IOSQE_IO_HARDLINK);
    }

    /** Starts after everything submitted before has completed, and holds back what follows ({@code IOSQE_IO_DRAIN}, kernel 5.2). */
    public final SELF drain() {
        return modify(IOSQE_IO_DRAIN);
    }

    /** Goes to a worker thread without trying inline first ({@code IOSQE_ASYNC}, kernel 5.6). */
    public final SELF async() {
        return modify(IOSQE_ASYNC);
    }

    /** Posts no completion on success ({@code IOSQE_CQE_SKIP_SUCCESS}, kernel 5.17). Do not mix with {@link #drain()} on a ring. */
    public final SELF skipSuccess() {
        return modify(IOSQE_CQE_SKIP_SUCCESS);
    }

    /** Takes back {@link #link}, {@link #hardlink}, {@link #drain}, {@link #async} and {@link #skipSuccess}, to use the object again. */
    public final SELF clearModifiers() {
        modifiers = 0;
        return self();
    }

    /** The {@code IOSQE_*} bits set by the common modifiers. */
    protected final int modifiers() {
        return modifiers;
    }

    /** The opcode number, {@code IORING_OP_*}. */
    public abstract int opcode();

    /** The kernel release that introduced the operation, or {@link KernelVersion#UNKNOWN}. */
    public abstract KernelVersion since();

    /** The size of the submission entry in bytes: 64 or 128. */
    public abstract int entrySize();

    /** The number of memory segments that the entry points at. */
    public int attachmentCount() {
        return 0;
    }

    /**
     * A memory segment that the entry points at.
     *
     * @param index 0 to {@link #attachmentCount()}-1
     * @throws IndexOutOfBoundsException when there is no such segment
     */
    public MemorySegment attachment(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    /**
     * Writes the entry into memory; all of {@link #entrySize()} bytes, or nothing when it throws.
     *
     * @param slot room for the entry, native or heap
     * @throws IndexOutOfBoundsException when the segment is smaller than the entry
     */
    public abstract void build(MemorySegment slot);

    /** A copy of the entry, detached from this object, that can be submitted any number of times. */
    public final Sqe build() {
        Sqe sqe = new Sqe(this);
        build(sqe.segment());
        return sqe;
    }

    /**
     * Puts the entry on a queue. The kernel sees it with the next submit.
     *
     * @return false when the queue is full; nothing was written then
     * @throws IllegalArgumentException when the ring's entries are smaller than {@link #entrySize()}
     */
    public abstract boolean tryPushTo(SubmissionQueue queue);

    /** Writes a 64-byte entry, or nothing when there is no room for it. */
    protected static void write(
            MemorySegment slot, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        Objects.checkFromIndexSize(0, 64, slot.byteSize());
        slot.set(WORD, 0, w0);
        slot.set(WORD, 8, w1);
        slot.set(WORD, 16, w2);
        slot.set(WORD, 24, w3);
        slot.set(WORD, 32, w4);
        slot.set(WORD, 40, w5);
        slot.set(WORD, 48, w6);
        slot.set(WORD, 56, w7);
    }

    /** Writes a 128-byte entry, or nothing when there is no room for it. */
    protected static void write(
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
        Objects.checkFromIndexSize(0, 128, slot.byteSize());
        write(slot, w0, w1, w2, w3, w4, w5, w6, w7);
        slot.set(WORD, 64, w8);
        slot.set(WORD, 72, w9);
        slot.set(WORD, 80, w10);
        slot.set(WORD, 88, w11);
        slot.set(WORD, 96, w12);
        slot.set(WORD, 104, w13);
        slot.set(WORD, 112, w14);
        slot.set(WORD, 120, w15);
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

    @SuppressWarnings("unchecked")
    private SELF self() {
        return (SELF) this;
    }

    private SELF modify(int bit) {
        modifiers |= bit;
        return self();
    }
}
