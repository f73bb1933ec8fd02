package dev.uring.model;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.SetupFlags;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The kernel's side of the completion queue: posts completions, keeps those that find the queue full on a list, and moves them
 * when a call asks for it. It has the accesses and barriers of {@code io_get_cqe}, {@code io_commit_cqring} and
 * {@code io_cqring_event_overflow}.
 *
 * <p>Everything here happens under the kernel's completion lock, so one actor stands for all contexts that post. Its load of the
 * head is followed by stores only and a control dependency orders those, which acquire describes.
 */
final class KernelCompletion implements KernelActor {
    static final int ID = 2;

    private static final int SQ_CQ_OVERFLOW = 1 << 1;
    private static final int SQ_TASKRUN = 1 << 2;

    private record Done(int number, int result, int flags, int[] knowledge) {}

    private enum State {
        IDLE,
        SET_TASKRUN,
        CLEAR_TASKRUN,
        LOAD_HEAD,
        WRITE,
        STORE_TAIL,
        SET_OVERFLOW,
        CLEAR_OVERFLOW
    }

    private final RingImage image;
    private final WeakMemory memory;
    private final int largeEvery;
    private final boolean deferred;
    private final Deque<Done> done = new ArrayDeque<>();
    private final Deque<Done> overflowed = new ArrayDeque<>();

    private State state = State.IDLE;
    private int tail;
    private Done current;
    private int field;
    private boolean filler;
    private boolean announced;
    private boolean called;
    private boolean flushing;

    /**
     * A completion side of its own ring.
     *
     * @param largeEvery in a ring of mixed sizes, every how many completions one has 32 bytes
     */
    KernelCompletion(RingImage image, WeakMemory memory, int largeEvery) {
        this.image = image;
        this.memory = memory;
        this.largeEvery = largeEvery;
        deferred = image.has(SetupFlags.IORING_SETUP_DEFER_TASKRUN);
        tail = image.start();
    }

    /** Lets a request complete, by whoever has this knowledge. */
    void add(int number, int[] knowledge) {
        add(number, Contents.result(number), Contents.flags(number), knowledge);
    }

    /** Lets a request complete with a result of its own. */
    void add(int number, int result, int flags, int[] knowledge) {
        done.add(new Done(number, result, flags, knowledge));
    }

    /** How many slots are filled; the caller is the application, whose newest head is the one. */
    int ready() {
        return tail - (int) memory.newest(RingImage.CQ_HEAD);
    }

    /** Runs what a call has to run: deferred work, and the move of overflowed completions into the queue. */
    void run(Schedule schedule) {
        schedule.turn(Step.VISIBLE);
        memory.learn(ID, memory.knowledge(WeakMemory.APPLICATION));
        called = true;
        schedule.await(() -> !called);
        memory.learn(WeakMemory.APPLICATION, memory.knowledge(ID));
    }

    /** Waits within a call; false when there will never be so many. */
    boolean await(Schedule schedule, int slots) {
        while (ready() < slots) {
            if (!schedule.await(() -> ready() >= slots || deferred && !done.isEmpty())) {
                return false;
            }
            run(schedule);
        }
        return true;
    }

    @Override
    public Step next() {
        return switch (state) {
            case IDLE -> called || !done.isEmpty() && !(deferred && announced) ? Step.VISIBLE : Step.NONE;
            case WRITE -> Step.PLAIN;
            default -> Step.VISIBLE;
        };
    }

    @Override
    public void step() {
        state = switch (state) {
            case IDLE -> begin();
            case SET_TASKRUN -> setTaskRun();
            case CLEAR_TASKRUN -> clearTaskRun();
            case LOAD_HEAD -> loadHead();
            case WRITE -> write();
            case STORE_TAIL -> storeTail();
            case SET_OVERFLOW -> setOverflow();
            case CLEAR_OVERFLOW -> clearOverflow();
        };
    }

    @Override
    public void describe(StateKey key, Normal views) {
        key.add(state.ordinal()).add(tail).add(field);
        describe(current, key);
        key.add(filler).add(announced).add(called).add(flushing);
        for (Done next : done) {
            describe(next, key);
            views.addView(next.knowledge);
        }
        key.add(-1);
        overflowed.forEach(next -> describe(next, key));
    }

    private static void describe(Done done, StateKey key) {
        if (done != null) {
            key.add(done.number).add(done.result).add(done.flags);
        }
    }

    private State begin() {
        if (deferred && !called) {
            return State.SET_TASKRUN;
        }
        if (deferred && announced) {
            return State.CLEAR_TASKRUN;
        }
        return nextToPost();
    }

    /** Posts what is done, then, within a call, what had overflowed before. */
    private State nextToPost() {
        if (!done.isEmpty() && (!deferred || called)) {
            Done next = done.poll();
            memory.learn(ID, next.knowledge);
            current = next;
            flushing = false;
            // Posting now would let it overtake those on the list.
            return overflowed.isEmpty() ? State.LOAD_HEAD : keep();
        }
        if (called && !overflowed.isEmpty()) {
            current = overflowed.peek();
            flushing = true;
            return State.LOAD_HEAD;
        }
        called = false;
        return State.IDLE;
    }

    private State setTaskRun() {
        memory.update(ID, RingImage.SQ_FLAGS, 4, flags -> flags | SQ_TASKRUN);
        announced = true;
        return State.IDLE;
    }

    private State clearTaskRun() {
        memory.update(ID, RingImage.SQ_FLAGS, 4, flags -> flags & ~SQ_TASKRUN);
        announced = false;
        return nextToPost();
    }

    private State loadHead() {
        int head = (int) memory.load(ID, RingImage.CQ_HEAD, 4, Order.ACQUIRE);
        int queued = tail - head;
        if (queued < 0 || queued > image.cqEntries()) {
            throw new Violation("the completion head " + Integer.toHexString(head) + " is not within "
                    + image.cqEntries() + " of the tail " + Integer.toHexString(tail));
        }
        boolean last = (tail & image.cqEntries() - 1) == image.cqEntries() - 1;
        filler = slots() == 2 && last;
        if (image.cqEntries() - queued >= (filler ? 1 : slots())) {
            field = 0;
            return State.WRITE;
        }
        if (flushing) {
            called = false;
            return State.IDLE;
        }
        return keep();
    }

    private State keep() {
        overflowed.add(current);
        return overflowed.size() == 1 ? State.SET_OVERFLOW : rest();
    }

    /** Goes on with a call, or takes the lock again for the next completion. */
    private State rest() {
        return called ? nextToPost() : State.IDLE;
    }

    private State write() {
        switch (field) {
            case 0 -> memory.store(ID, fieldAddress(), 8, filler ? 0 : Contents.userData(current.number), Order.PLAIN);
            case 1 -> memory.store(ID, fieldAddress(), 4, filler ? 0 : current.result, Order.PLAIN);
            case 2 -> memory.store(ID, fieldAddress(), 4, flags(), Order.PLAIN);
            default -> memory.store(ID, fieldAddress(), 8, Contents.extra(current.number, field - 2), Order.PLAIN);
        }
        field++;
        int fields = !filler && image.isLarge(current.number, largeEvery) ? 5 : 3;
        return field < fields ? State.WRITE : State.STORE_TAIL;
    }

    private State storeTail() {
        tail += filler ? 1 : slots();
        memory.store(ID, RingImage.CQ_TAIL, 4, tail, Order.RELEASE);
        if (filler) {
            return State.LOAD_HEAD;
        }
        if (flushing) {
            overflowed.remove();
            return overflowed.isEmpty() ? State.CLEAR_OVERFLOW : nextToPost();
        }
        return rest();
    }

    private State setOverflow() {
        memory.update(ID, RingImage.SQ_FLAGS, 4, flags -> flags | SQ_CQ_OVERFLOW);
        return rest();
    }

    private State clearOverflow() {
        memory.update(ID, RingImage.SQ_FLAGS, 4, flags -> flags & ~SQ_CQ_OVERFLOW);
        return nextToPost();
    }

    private int flags() {
        if (filler) {
            return CqeFlags.IORING_CQE_F_SKIP;
        }
        return current.flags | (slots() == 2 ? CqeFlags.IORING_CQE_F_32 : 0);
    }

    private int slots() {
        return image.cqeSize() == 16 && image.isLarge(current.number, largeEvery) ? 2 : 1;
    }

    private long fieldAddress() {
        int[] offsets = {0, 8, 12, 16, 24};
        return image.cqeAddress(tail) + offsets[field];
    }
}
