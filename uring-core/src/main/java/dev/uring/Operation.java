package dev.uring;

import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import java.lang.foreign.MemorySegment;

/**
 * What every operation has in common. The subclasses are generated from specs; do not write one by hand.
 *
 * <p>An operation is a mutable description of one submission. It may be submitted any number of times and changed in between:
 * what was submitted before is not affected. It is not safe for use by several threads at once.
 *
 * <p>An operation points at memory but does not keep the kernel's copy of that pointer valid: the memory must live until the
 * kernel is done with it, which the generated class states for each field. Neither the operation nor the ring holds it.
 * Fields refuse memory of an arena that was closed, and of {@link java.lang.foreign.Arena#ofAuto()}: the garbage collector
 * frees it while the kernel still writes to it, because it does not see the kernel's pointer. An arena that is closed later is
 * not noticed, and a direct {@link java.nio.ByteBuffer} must be kept reachable until the completion.
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
    protected static final int RUNTIME_LEVEL = 4;

    private long userData;

    /** {@code IOSQE_*}, where the first word of the entry has them. */
    private long modifiers;

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
        return modify(SqeFlags.IOSQE_IO_LINK);
    }

    /** The next entry starts after this one ended, however it ended ({@code IOSQE_IO_HARDLINK}, kernel 5.5). */
    public final SELF hardlink() {
        return modify(SqeFlags.IOSQE_IO_HARDLINK);
    }

    /**
     * Starts after everything submitted before has completed, and holds back what follows ({@code IOSQE_IO_DRAIN}, kernel 5.2).
     *
     * <p>On a ring with {@link SetupFlags#IORING_SETUP_DEFER_TASKRUN}, which one is unless described otherwise, operations
     * complete only within the owner's calls, and a call that waits for several completions is not woken for fewer. So it
     * would wait for ever for an entry that waits for these. While a drained entry is in flight the ring's methods wait for
     * one completion at a time, in more calls. A wait by other means, on the ring's {@linkplain IoUring#fd() descriptor}
     * for instance, does not start a drained entry.
     */
    public final SELF drain() {
        return modify(SqeFlags.IOSQE_IO_DRAIN);
    }

    /** Goes to a worker thread without trying inline first ({@code IOSQE_ASYNC}, kernel 5.6). */
    public final SELF async() {
        return modify(SqeFlags.IOSQE_ASYNC);
    }

    /** Posts no completion on success ({@code IOSQE_CQE_SKIP_SUCCESS}, kernel 5.17). Do not mix with {@link #drain()} on a ring. */
    public final SELF skipSuccess() {
        return modify(SqeFlags.IOSQE_CQE_SKIP_SUCCESS);
    }

    /** Takes back {@link #link}, {@link #hardlink}, {@link #drain}, {@link #async} and {@link #skipSuccess}, to use the object again. */
    public final SELF clearModifiers() {
        modifiers = 0;
        return self();
    }

    /** The {@code IOSQE_*} bits set by the common modifiers, where the first word of the entry has them. */
    public final long modifiers() {
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

    /** What closing a ring must know of an operation. */
    protected enum Closing {
        NOTHING,
        /** Its completion brings a descriptor, which somebody has to close. */
        DESCRIPTOR,
        /** It reads memory until a peer has received it. */
        ZERO_COPY
    }

    /** What closing a ring must know of this operation; generated classes say it. */
    protected Closing closing() {
        return Closing.NOTHING;
    }

    /** Whether success may bring more than one completion, told by {@code IORING_CQE_F_MORE}; generated classes say it. */
    protected boolean mayCompleteOften() {
        return false;
    }

    /**
     * Notes what closing must know of the operation whose entry was pushed last; true. For generated classes, which do not hand
     * themselves over: they would be allocated for it.
     */
    protected static boolean note(SubmissionQueue queue, Closing closing) {
        queue.note(closing);
        return true;
    }

    /** The bits with some of them on or off. */
    protected static long with(long bits, long some, boolean on) {
        return on ? bits | some : bits & ~some;
    }

    @SuppressWarnings("unchecked")
    private SELF self() {
        return (SELF) this;
    }

    private SELF modify(int flag) {
        modifiers |= (long) flag << Byte.SIZE;
        return self();
    }
}
