package dev.uring.model;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's side of a ring of provided buffers: looks for a buffer a number of times, and completes each time, with data in the
 * buffer or with an error when there is none. It has the accesses of {@code io_ring_buffer_select}.
 */
final class KernelBuffers implements KernelActor {
    static final int ID = 1;

    private enum State {
        LOAD_TAIL,
        READ_ADDRESS,
        READ_SIZE,
        READ_ID,
        WRITE_DATA
    }

    private final WeakMemory memory;
    private final KernelCompletion completion;
    private final int count;
    private final int looks;
    private final int start;

    /** The ids in the order in which the application gave them; not memory, but what the memory has to say. */
    private final List<Integer> given = new ArrayList<>();

    private State state = State.LOAD_TAIL;
    private int looked;
    private int used;

    /**
     * A ring of buffers at its start.
     *
     * @param start the first index
     */
    KernelBuffers(WeakMemory memory, KernelCompletion completion, int count, int looks, int start) {
        this.memory = memory;
        this.completion = completion;
        this.count = count;
        this.looks = looks;
        this.start = start;
    }

    /** Learns what the application is about to add. */
    void expect(int id) {
        given.add(id);
    }

    /** How many buffers the application gave so far. */
    int given() {
        return given.size();
    }

    @Override
    public Step next() {
        if (looked == looks) {
            return Step.NONE;
        }
        return state == State.LOAD_TAIL ? Step.VISIBLE : Step.PLAIN;
    }

    @Override
    public void step() {
        long entry = BufferImage.entry(start + used, count);
        state = switch (state) {
            case LOAD_TAIL -> loadTail();
            case READ_ADDRESS -> read(entry, 8, BufferImage.data(expected()), State.READ_SIZE);
            case READ_SIZE -> read(entry + 8, 4, BufferImage.bytes(used), State.READ_ID);
            case READ_ID -> read(entry + 12, 2, expected(), State.WRITE_DATA);
            case WRITE_DATA -> writeData();
        };
    }

    @Override
    public void describe(StateKey key, Normal views) {
        key.add(state.ordinal()).add(looked).add(used).add(given.size());
        given.forEach(key::add);
    }

    private State loadTail() {
        int tail = (int) memory.load(ID, BufferImage.TAIL, 2, Order.ACQUIRE);
        int available = tail - start - used & 0xFFFF;
        if (available > given.size() - used) {
            throw new Violation("the buffer tail is " + (available - given.size() + used) + " ahead of what was given");
        }
        if (available > 0) {
            return State.READ_ADDRESS;
        }
        completion.add(looked++, -Errno.ENOBUFS, 0, memory.knowledge(ID));
        return State.LOAD_TAIL;
    }

    private State read(long address, int size, long expected, State then) {
        long value = memory.load(ID, address, size, Order.PLAIN);
        if (value != expected) {
            throw new Violation("the kernel took buffer " + used + " with 0x" + Long.toHexString(value)
                    + " instead of 0x" + Long.toHexString(expected));
        }
        return then;
    }

    private State writeData() {
        int id = expected();
        memory.store(ID, BufferImage.data(id), 8, BufferImage.content(used), Order.PLAIN);
        int flags = id << CqeFlags.IORING_CQE_BUFFER_SHIFT | CqeFlags.IORING_CQE_F_BUFFER;
        completion.add(looked++, BufferImage.bytes(used), flags, memory.knowledge(ID));
        used++;
        return State.LOAD_TAIL;
    }

    private int expected() {
        return given.get(used);
    }
}
