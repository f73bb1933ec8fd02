package dev.uring.register;

import static java.util.Objects.requireNonNull;

import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Elements;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.SetupFlags;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A ring's table of registered buffers: memory that stays pinned, which saves pinning it for each operation. There is one for
 * each ring.
 *
 * <p>The kernel may use a buffer until it is removed or replaced and the last operation on it has ended; its memory must live
 * as long. A tag tells when: a completion with the tag as its user data, result 0. Tag 0 is none. Without a tag, memory is
 * free again when nothing is in flight or the ring is closed. Memory that other rings {@linkplain #accept took over} too is in use until all of them
 * are done with it.
 *
 * <p>Registered memory counts against the limit of locked memory ({@code RLIMIT_MEMLOCK}), unless the process has
 * {@code CAP_IPC_LOCK}.
 *
 * <p>Only the ring's owner may use it. See {@code io_uring_register_buffers(3)}, {@code io_uring_registered_buffers(7)}.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="buffers"}
 */
public final class RegisteredBuffers implements AutoCloseable {
    /** The most buffers of a table. */
    public static final int MAX_BUFFERS = BufferLimits.MAX_BUFFERS;

    /** The most bytes of a buffer. */
    public static final long MAX_BYTES = BufferLimits.MAX_BYTES;

    private final Registrations registrations;
    private final BufferTableCalls calls;
    private final SlotTable<FixedBuffer> slots;
    private final List<SharedMemory> memories = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();
    private boolean open = true;

    private RegisteredBuffers(IoUring ring, int slots) {
        registrations = Registrations.of(ring);
        calls = new BufferTableCalls(registrations);
        this.slots = new SlotTable<>(BufferLimits.checkedCount(slots));
    }

    /**
     * Registers memory. The caller owns it.
     *
     * @param buffers native memory, 1 to {@link #MAX_BYTES} each; the first gets index 0
     * @throws UringException {@code EBUSY} when the ring has a table, {@code ENOMEM} over the limit of locked memory, {@code
     *     EFAULT} for memory mapped from a file
     */
    public static RegisteredBuffers of(IoUring ring, MemorySegment... buffers) throws UringException {
        requireNonNull(ring, "ring");
        Elements.nonNull(buffers, "buffers");
        RegisteredBuffers table = new RegisteredBuffers(ring, buffers.length);
        BufferLimits.check(buffers);
        table.calls.register(buffers);
        return table.holding(buffers);
    }

    /**
     * Registers memory with tags. The caller owns it. Kernel 5.13.
     *
     * @param tags one for each buffer, 0 for none
     * @throws UringException as {@link #of(IoUring, MemorySegment...)}
     */
    public static RegisteredBuffers of(IoUring ring, MemorySegment[] buffers, long[] tags) throws UringException {
        requireNonNull(ring, "ring");
        Elements.nonNull(buffers, "buffers");
        requireNonNull(tags, "tags");
        RegisteredBuffers table = new RegisteredBuffers(ring, buffers.length);
        BufferLimits.check(buffers, tags);
        table.calls.register(buffers, tags);
        return table.holding(buffers);
    }

    /**
     * Allocates memory and registers it. The memory goes back when the table is closed and nothing is in flight, or when the
     * ring is closed.
     *
     * @param count the number of buffers, 1 to {@link #MAX_BUFFERS}
     * @param bytes the size of each, 1 to {@link #MAX_BYTES}
     * @throws UringException as {@link #of(IoUring, MemorySegment...)}
     */
    public static RegisteredBuffers allocate(IoUring ring, int count, long bytes) throws UringException {
        requireNonNull(ring, "ring");
        RegisteredBuffers table = new RegisteredBuffers(ring, count);
        SharedMemory memory = new SharedMemory(table.registrations.newKernelArena());
        try {
            MemorySegment[] buffers = memory.allocate(count, BufferLimits.checkedBytes(0, bytes));
            table.calls.register(buffers);
            table.holding(buffers);
        } catch (Throwable e) {
            memory.release();
            throw e;
        }
        table.keep(memory);
        return table;
    }

    /**
     * Registers a table of empty slots. Kernel 5.13.
     *
     * @param slots how many, 1 to {@link #MAX_BUFFERS}
     * @throws UringException {@code EBUSY} when the ring has a table already
     */
    public static RegisteredBuffers sparse(IoUring ring, int slots) throws UringException {
        requireNonNull(ring, "ring");
        RegisteredBuffers table = new RegisteredBuffers(ring, slots);
        table.calls.registerSparse(slots);
        return table;
    }

    /**
     * Offers the buffers, as they are now, to other rings. They can take them as long as this ring is open; rings of other
     * threads only when this one was set up without {@link SetupFlags#IORING_SETUP_SINGLE_ISSUER}.
     *
     * @throws IllegalStateException when the ring has no descriptor that others could name it by
     */
    public BufferOffer offer() {
        checkOpen();
        FixedBuffer[] all = new FixedBuffer[capacity()];
        Arrays.setAll(all, slots::get);
        return new BufferOffer(registrations, registrations.fd(), List.copyOf(memories), all);
    }

    /**
     * Registers the buffers of another ring with this one too, under the same indices. They are pinned once. Kernel 6.12.
     *
     * @throws UringException {@code EBUSY} when the ring has a table already, {@code ENXIO} when the other has none any more,
     *     {@code EEXIST} when the other belongs to another thread and does not take calls of this one
     * @throws IllegalStateException when the other ring is closed, or the table and its memory are gone
     */
    public static RegisteredBuffers accept(IoUring ring, BufferOffer offer) throws UringException {
        requireNonNull(ring, "ring");
        requireNonNull(offer, "offer");
        RegisteredBuffers table = new RegisteredBuffers(ring, offer.capacity());
        offer.copy(table.calls, table.slots, 0, 0, offer.capacity(), false).forEach(table::keep);
        return table;
    }

    /**
     * Registers a part of another ring's buffers with this table too, in place of what is there. Kernel 6.13.
     *
     * @param from the first index in the other table
     * @param to the first index here
     * @param count how many
     * @throws IndexOutOfBoundsException when there are not as many, there or here
     * @throws UringException as {@link #accept(IoUring, BufferOffer)}
     */
    public void accept(BufferOffer offer, int from, int to, int count) throws UringException {
        requireNonNull(offer, "offer");
        checkOpen();
        Objects.checkFromIndexSize(from, count, offer.capacity());
        Objects.checkFromIndexSize(to, count, capacity());
        if (count > 0) {
            offer.copy(calls, slots, from, to, count, true).forEach(this::keep);
        }
    }

    /** The number of slots. */
    public int capacity() {
        return slots.size();
    }

    /** The number of empty slots. */
    public int free() {
        return slots.free();
    }

    /**
     * The buffer with an index.
     *
     * @throws IllegalArgumentException when there is none
     */
    public FixedBuffer get(int index) {
        checkOpen();
        FixedBuffer buffer = slots.get(index);
        if (buffer == null) {
            throw new IllegalArgumentException("there is no registered buffer " + index);
        }
        return buffer;
    }

    /**
     * Registers memory in a free slot. The caller owns it. Kernel 5.13.
     *
     * @throws IllegalStateException when no slot is free
     * @throws UringException as {@link #of(IoUring, MemorySegment...)}
     */
    public FixedBuffer register(MemorySegment buffer) throws UringException {
        return register(buffer, 0);
    }

    /** {@link #register(MemorySegment)} with a tag. */
    public FixedBuffer register(MemorySegment buffer, long tag) throws UringException {
        requireNonNull(buffer, "buffer");
        checkOpen();
        int slot = slots.firstFree("buffers");
        BufferLimits.check(slot, buffer);
        calls.set(slot, buffer, tag);
        return hold(slot, buffer);
    }

    /**
     * Replaces a buffer. Operations in flight keep the old one until they end; its tag tells when. Kernel 5.13.
     *
     * @param tag the new buffer's, 0 for none
     * @throws IllegalArgumentException when there is none under the index
     * @throws UringException as {@link #of(IoUring, MemorySegment...)}; the old buffer stays then
     */
    public FixedBuffer replace(int index, MemorySegment buffer, long tag) throws UringException {
        requireNonNull(buffer, "buffer");
        get(index);
        BufferLimits.check(index, buffer);
        calls.set(index, buffer, tag);
        return hold(index, buffer);
    }

    /**
     * Empties a slot. Operations in flight keep the buffer until they end; its tag tells when. Kernel 5.13.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public void remove(int index) throws UringException {
        get(index);
        calls.set(index, MemorySegment.NULL, 0);
        slots.give(index);
    }

    /**
     * Gives all buffers up. Operations in flight keep theirs until they end; the tags tell when. Memory that the library
     * allocated goes back when nothing is in flight, or when the ring is closed, and must not be used any more. Closing again,
     * or after the ring, does nothing.
     *
     * @throws UringException when the kernel refuses; the table is as before then
     */
    @Override
    public void close() throws UringException {
        if (open && registrations.isOpen()) {
            calls.unregister();
            open = false;
            memories.clear();
            releases.forEach(registrations::afterUse);
            releases.clear();
        }
        open = false;
    }

    private RegisteredBuffers holding(MemorySegment[] buffers) {
        for (int i = 0; i < buffers.length; i++) {
            hold(i, buffers[i]);
        }
        return this;
    }

    private FixedBuffer hold(int slot, MemorySegment buffer) {
        return slots.hold(slot, FixedBuffer.unchecked(slot, buffer));
    }

    /** Lets memory live until this ring is closed. */
    private void keep(SharedMemory memory) {
        memories.add(memory);
        Runnable release = memory::release;
        releases.add(release);
        registrations.afterClose(release);
    }

    private void checkOpen() {
        if (!registrations.isOpen()) {
            throw new IllegalStateException("the ring is closed");
        }
        if (!open) {
            throw new IllegalStateException("the table of registered buffers is closed");
        }
    }
}
