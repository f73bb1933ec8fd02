package dev.uring.register;

import static java.util.Objects.requireNonNull;

import dev.uring.FieldCheck;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.call.Registrations;
import dev.uring.struct.IoUringBuf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Describes a ring of provided buffers to register. Each registration gets memory of its own, unless {@link #memory} names
 * some. For the owner of the ring. See {@code io_uring_register_buf_ring(3)}.
 *
 * {@snippet class="dev.uring.snippet.ProvidedBufferTest" region="builder"}
 */
public final class BufferRingBuilder {
    private static final int MAX_ENTRIES = 1 << 15;

    /** The group takes the bits 16 to 26 of the offset to map at. */
    private static final int MAX_MAPPED_GROUP = (1 << 11) - 1;

    private final IoUring ring;
    private final int group;
    private final int count;
    private final int bytes;
    private MemorySegment memory;
    private boolean kernelAllocated;
    private boolean incremental;
    private boolean withheld;
    private int minimumLeft;

    BufferRingBuilder(IoUring ring, int group, int count, int bytes) {
        if (group < 0 || group > 0xFFFF) {
            throw new IllegalArgumentException("buffer group " + group + " is outside 0..65535");
        }
        if (count < 1 || count > MAX_ENTRIES || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException(
                    count + " buffers: the number must be a power of two in 1.." + MAX_ENTRIES);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("buffers of " + bytes + " bytes: at least 1 is needed");
        }
        this.ring = Objects.requireNonNull(ring, "ring");
        this.group = group;
        this.count = count;
        this.bytes = bytes;
    }

    /**
     * Lets operations use a buffer piece by piece, one after the other, until it is full ({@code IOU_PBUF_RING_INC}, kernel
     * 6.12). For streams: {@link dev.uring.op.net.RecvmsgMultishot} fails on what is left of a buffer, and a datagram is cut
     * off by its end.
     */
    public BufferRingBuilder incremental() {
        incremental = true;
        return this;
    }

    /**
     * {@link #incremental()}, where a buffer with fewer bytes left counts as full. For kernels whose headers have
     * {@code min_left}, which came after 6.18.
     *
     * @param minimumLeft in bytes, 0 to the size of a buffer
     */
    public BufferRingBuilder incremental(int minimumLeft) {
        if (minimumLeft < 0 || minimumLeft > bytes) {
            throw new IllegalArgumentException("minimumLeft is " + minimumLeft + ", outside 0.." + bytes);
        }
        this.minimumLeft = minimumLeft;
        return incremental();
    }

    /**
     * Lets the kernel allocate the ring itself, which needs no contiguous memory of the application and is not counted as
     * locked ({@code IOU_PBUF_RING_MMAP}, kernel 6.4). The buffers stay the application's.
     *
     * @throws IllegalArgumentException for a group above 2047, whose memory cannot be mapped
     */
    public BufferRingBuilder kernelAllocated() {
        if (group > MAX_MAPPED_GROUP) {
            throw new IllegalArgumentException("buffer group " + group
                    + ": the kernel's memory can be mapped for groups 0.." + MAX_MAPPED_GROUP + " only");
        }
        kernelAllocated = true;
        return this;
    }

    /**
     * Keeps the ring and its buffers in the caller's memory, such as a huge page, instead of memory of the library's.
     * The caller must not free it before the {@link IoUring} is closed, unless no operation that may have picked a buffer is
     * in flight.
     *
     * @param memory native, starting on a page, with at least {@link #memorySize()} bytes
     */
    public BufferRingBuilder memory(MemorySegment memory) {
        requireNonNull(memory, "memory");
        int page = Registrations.of(ring).pageSize();
        FieldCheck.nativeMemory("memory", memory);
        if (memory.isReadOnly()) {
            throw new IllegalArgumentException("memory is read-only, and the kernel writes to it");
        }
        if (memory.address() % page != 0) {
            throw new IllegalArgumentException("memory must start on a page of " + page + " bytes; this is " + memory);
        }
        this.memory = memory;
        return this;
    }

    /** Gives no buffer to the kernel yet: for sending, where the application fills them first; see {@link BufferRing#lease}. */
    public BufferRingBuilder withheld() {
        withheld = true;
        return this;
    }

    /** The memory that the ring and its buffers need, in bytes. */
    public long memorySize() {
        return ringSize() + (long) count * bytes;
    }

    /**
     * Registers the ring, and gives all buffers to the kernel unless they are {@link #withheld()}.
     *
     * @throws UringException {@code EEXIST} when the group has buffers already, {@code EINVAL} on kernels that lack what is asked
     *     for
     * @throws IllegalArgumentException when the caller's memory is too small
     */
    public BufferRing register() throws UringException {
        if (memory != null && memory.byteSize() < memorySize()) {
            throw new IllegalArgumentException(
                    "the memory has " + memory.byteSize() + " bytes and needs " + memorySize());
        }
        Registrations registrations = Registrations.of(ring);
        Arena arena = memory == null ? registrations.newKernelArena() : null;
        try {
            MemorySegment all = arena == null ? memory : arena.allocate(memorySize(), registrations.pageSize());
            return register(registrations, all, arena);
        } catch (Throwable e) {
            if (arena != null) {
                arena.close();
            }
            throw e;
        }
    }

    private BufferRing register(Registrations registrations, MemorySegment all, Arena arena) throws UringException {
        BufferRingCalls calls = new BufferRingCalls(registrations, group);
        MemorySegment entries = kernelAllocated ? MemorySegment.NULL : all.asSlice(0, ringSize());
        MemorySegment buffers = all.asSlice(ringSize(), (long) count * bytes);
        // The kernel takes the tail as it finds it.
        entries.fill((byte) 0);
        calls.register(entries, count, incremental, minimumLeft);
        MemorySegment mapping = null;
        if (kernelAllocated) {
            try {
                mapping = calls.map(count);
            } catch (Throwable e) {
                calls.unregister();
                throw e;
            }
        }
        BufferRingMemory held = new BufferRingMemory(registrations, arena, mapping);
        BufferRingEntries written = new BufferRingEntries(mapping == null ? entries : mapping, count);
        BufferRing result = new BufferRing(registrations, calls, held, written, buffers, group, count, incremental);
        if (!withheld) {
            result.giveAll();
        }
        return result;
    }

    /** The buffers start on the page after the ring. */
    private long ringSize() {
        if (kernelAllocated) {
            return 0;
        }
        int page = Registrations.of(ring).pageSize();
        return (count * IoUringBuf.SIZE + page - 1) / page * page;
    }
}
