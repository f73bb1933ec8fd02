package dev.uring.register;

import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.CqeFlags;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A ring of provided buffers: buffers of equal size that the kernel picks from when an operation of the {@link #group()} has
 * data. A completion tells which buffer was used; the application gives it back when it is done with the data.
 *
 * <p>The right to use a buffer, or a piece of one, is a lease: a number that {@link #take} hands out and {@link #giveBack}
 * ends. A lease that is over is refused, so that a buffer is not used or given back twice; only a lease that is kept for
 * 65,536 further uses of its buffer would be mistaken for a new one. Neither of the two calls allocates, but for a datagram
 * that was cut off in an incremental ring. What they cannot see is a {@link MemorySegment} that is kept; {@link #lend} gives
 * one that ends with its lease.
 *
 * <p>When the kernel finds no buffer the operation fails with {@code ENOBUFS}, multishot operations end with it: give buffers
 * back and submit it again.
 *
 * <p>Only the owner of the {@link IoUring} may use it; anything else gets an {@link IllegalStateException}. See
 * {@code io_uring_register_buf_ring(3)}, {@code io_uring_provided_buffers(7)}. Kernel 5.19.
 *
 * {@snippet class="dev.uring.snippet.ProvidedBufferTest" region="ring"}
 */
public final class BufferRing implements AutoCloseable {
    private final Registrations registrations;
    private final BufferRingCalls calls;
    private final BufferRingMemory held;
    private final BufferRingEntries entries;
    private final BufferLedger ledger;
    private final MemorySegment memory;
    private final long address;
    private final int group;
    private final int count;
    private final int bytes;
    private final boolean incremental;
    private final LentBuffers lent = new LentBuffers();
    private final Runnable ending = this::end;

    private boolean open = true;

    BufferRing(
            Registrations registrations,
            BufferRingCalls calls,
            BufferRingMemory held,
            BufferRingEntries entries,
            MemorySegment memory,
            int group,
            int count,
            boolean incremental) {
        this.registrations = registrations;
        this.calls = calls;
        this.held = held;
        this.entries = entries;
        this.memory = memory;
        this.group = group;
        this.count = count;
        this.incremental = incremental;
        address = memory.address();
        bytes = (int) (memory.byteSize() / count);
        ledger = new BufferLedger(group, count, incremental);
        // A mapping of the kernel's memory keeps the ring alive.
        registrations.whenClosing(ending);
    }

    /**
     * Describes a ring of buffers to register.
     *
     * @param group the group, 0 to 65535, by which operations name it
     * @param count the number of buffers, a power of two, 1 to 32768
     * @param bytes the size of each, at least 1
     */
    public static BufferRingBuilder builder(IoUring ring, int group, int count, int bytes) {
        requireNonNull(ring, "ring");
        return new BufferRingBuilder(ring, group, count, bytes);
    }

    /**
     * Registers a ring of buffers, all of them with the kernel; see {@link #builder}.
     *
     * @throws UringException as {@link BufferRingBuilder#register()}
     */
    public static BufferRing register(IoUring ring, int group, int count, int bytes) throws UringException {
        return builder(ring, group, count, bytes).register();
    }

    /** The group, by which operations name it. */
    public int group() {
        return group;
    }

    /** The number of buffers. */
    public int count() {
        return count;
    }

    /** The size of a buffer in bytes. */
    public int bytes() {
        return bytes;
    }

    /**
     * The memory of all buffers, one after the other in the order of their ids. What no lease covers is the kernel's. It must not
     * be used once this is closed.
     */
    public MemorySegment memory() {
        return memory;
    }

    /** The number of buffers with the kernel, as far as the completions taken so far tell. */
    public int available() {
        check();
        return ledger.lentCount();
    }

    /**
     * The number of buffers that the kernel has not picked yet, as it says itself. It makes a system call. Kernel 6.8.
     *
     * @throws UringException {@code EINVAL} on older kernels
     */
    public int unpicked() throws UringException {
        check();
        return entries.tail() - calls.head() & 0xFFFF;
    }

    /**
     * Takes the data of a completion that used one buffer, or a piece of one: that of any operation but a bundle, whose buffers
     * {@link #forEach} takes. Every completion that has a buffer must be taken, whatever its result: the end of a file, an
     * empty datagram and errors can have one. So ask {@link CqeFlags#hasBuffer}, and not the result.
     *
     * <p>The result may be larger than the buffer: with {@code MSG_TRUNC} it is the size that a datagram had. In memory is what
     * {@link #data} gives.
     *
     * @param result the completion's result
     * @param flags the completion's flags
     * @return a lease on the piece
     * @throws IllegalArgumentException when the completion used no buffer; the message says what {@code ENOBUFS} means
     * @throws IllegalStateException when the kernel does not have the buffer
     */
    public long take(int result, int flags) {
        check();
        int id = ledger.used(result, flags);
        int size = Math.max(result, 0);
        int left = ledger.left(id);
        if (size <= left) {
            return ledger.take(id, size, CqeFlags.hasBufferMore(flags));
        }
        return incremental ? takeCut(id, size, flags) : ledger.take(id, left, CqeFlags.hasBufferMore(flags));
    }

    /** In an incremental ring the kernel counts all of a datagram that was cut off as used, in further buffers too. */
    private long takeCut(int id, int size, int flags) {
        int counted = (int) Math.min(size, ledger.pickedRoom(id, size, 0));
        List<Long> leases = new ArrayList<>();
        ledger.takeAll(id, counted, CqeFlags.hasBufferMore(flags), this, (lease, _, _) -> leases.add(lease));
        leases.subList(1, leases.size()).forEach(this::giveBack);
        return leases.getFirst();
    }

    /**
     * The data of a leased piece, a part of {@link #memory()}: the bytes that the completion's result says, as many as fit into
     * the buffer.
     *
     * @param result the result of the completion that was taken; errors have no data
     * @throws IllegalStateException when the lease is over
     */
    public MemorySegment data(long lease, int result) {
        long room = bytes - Integer.toUnsignedLong(BufferLedger.offset(lease));
        return memory.asSlice(offset(lease), Math.min(Math.max(result, 0), room));
    }

    /**
     * Takes the data of a completion, whatever number of buffers it used, piece by piece in the order of the data. Each
     * piece has a lease of its own. When the consumer throws, the pieces that it has not seen are given back. Data that goes on
     * beyond a buffer costs a system call, which asks how many buffers the kernel has picked: a buffer that it still has is
     * never leased. A datagram that was cut off with {@code MSG_TRUNC} is for {@link #take}.
     *
     * @param result the completion's result, the size of the data
     * @param flags the completion's flags
     * @return the number of pieces
     * @throws IllegalArgumentException when the completion used no buffer
     * @throws IllegalStateException when the kernel does not have the buffers
     */
    public int forEach(int result, int flags, PieceConsumer consumer) {
        requireNonNull(consumer, "consumer");
        check();
        int id = ledger.used(result, flags);
        int size = Math.max(result, 0);
        if (size > ledger.left(id)) {
            size = (int) Math.min(size, room(id, size));
        }
        return ledger.takeAll(id, size, CqeFlags.hasBufferMore(flags), this, consumer);
    }

    /** The bytes that data can have which is larger than what is left of its first buffer. */
    private long room(int id, int size) {
        // In an incremental ring the kernel goes on to further buffers, even when it wrote nothing there.
        if (incremental) {
            return size;
        }
        try {
            return ledger.pickedRoom(id, size, unpicked());
        } catch (UringException | UnsupportedOperationException e) {
            // A kernel before 6.8, or an enclave, does not say.
            return size;
        }
    }

    /**
     * Takes the data of a completion that used one buffer, as an object that gives it back when closed, and whose memory cannot be
     * accessed afterwards. It allocates.
     *
     * @throws IllegalArgumentException as {@link #take}
     * @throws IllegalStateException as {@link #take}
     */
    public ProvidedBuffer lend(int result, int flags) {
        long lease = take(result, flags);
        return lent.add(new ProvidedBuffer(this, lease, data(lease, result)));
    }

    /**
     * Where a leased piece starts in {@link #memory()}, in bytes.
     *
     * @throws IllegalStateException when the lease is over
     */
    public long offset(long lease) {
        check();
        return (long) ledger.held(lease) * bytes + Integer.toUnsignedLong(BufferLedger.offset(lease));
    }

    /**
     * Ends a lease. When it was the last on its buffer, and the kernel is done with the buffer, the kernel gets it back.
     *
     * @throws IllegalStateException when the lease is over already
     */
    public void giveBack(long lease) {
        check();
        if (ledger.end(lease)) {
            give(BufferLedger.id(lease), bytes);
            entries.publish();
        }
    }

    /**
     * {@link #giveBack} with less than the whole buffer: for sending, the size of the data from the start of the buffer.
     *
     * @param size 1 to {@link #bytes()}
     * @throws IllegalStateException when the lease is over
     */
    public void give(long lease, int size) {
        check();
        if (size < 1 || size > bytes) {
            throw new IllegalArgumentException(size + " bytes of a buffer of " + bytes + ": outside 1.." + bytes);
        }
        if (ledger.end(lease)) {
            give(BufferLedger.id(lease), size);
            entries.publish();
        }
    }

    /**
     * The lease on a buffer that was {@linkplain BufferRingBuilder#withheld withheld} and never given to the kernel.
     *
     * @param id 0 to {@link #count()}-1
     * @throws IllegalStateException when it was given before
     */
    public long lease(int id) {
        check();
        return ledger.untouched(id);
    }

    /**
     * Unregisters the ring of buffers. Leases end. Operations that picked a buffer keep it until they end: memory that the
     * library allocated goes back when the {@link IoUring} has nothing in flight, or when it is closed. While a lease is held,
     * operations of other rings may use parts of {@link #memory()}, which nobody counts; then it lives until the
     * {@link IoUring} is closed. Closing again, or after the {@link IoUring}, does nothing.
     *
     * @throws UringException when the kernel refuses; the ring of buffers is as before then
     */
    @Override
    public void close() throws UringException {
        if (open) {
            check();
            calls.unregister();
            boolean leased = ledger.isLeased();
            registrations.endedBeforeClosing(ending);
            end();
            held.retire(leased);
        }
    }

    /** Gives all buffers to the kernel for the first time. */
    void giveAll() {
        for (int id = 0; id < count; id++) {
            give(id, bytes);
        }
        entries.publish();
    }

    /** The objects of leases that were not closed. */
    LentBuffers lent() {
        return lent;
    }

    private void give(int id, int size) {
        entries.add(address + (long) id * bytes, size, id);
        ledger.lend(id, size);
    }

    private void end() {
        open = false;
        lent.revoke();
    }

    private void check() {
        if (!open) {
            throw new IllegalStateException("the ring of buffers is closed");
        }
        registrations.check();
    }
}
