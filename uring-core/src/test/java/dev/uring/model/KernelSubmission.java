package dev.uring.model;

import dev.uring.kernel.SetupFlags;

/**
 * The kernel's side of the submission queue, either as a thread that goes to sleep as soon as it finds the queue empty, or within
 * a system call. It has the accesses and barriers of {@code io_sq_thread}, {@code io_submit_sqes} and {@code io_get_sqe}.
 *
 * <p>The thread polls for a while before it sleeps, but each further look at an empty queue has no effect; that it may look late is
 * up to the schedule.
 */
final class KernelSubmission implements KernelActor {
    static final int ID = 1;

    private static final int NEED_WAKEUP = 1;
    private static final int SKIP_SUCCESS = 1 << 6;

    private enum State {
        IDLE,
        LOAD_TAIL,
        READ,
        STORE_HEAD,
        PREPARE_SLEEP,
        SET_FLAG,
        FENCE,
        LOAD_TAIL_AGAIN,
        SLEEP,
        CLEAR_FLAG
    }

    private final RingImage image;
    private final WeakMemory memory;
    private final KernelCompletion completion;
    private final boolean thread;
    private final boolean rewinds;

    private State state = State.IDLE;
    private int head;
    private int end;
    private final long[] words = new long[16];
    private int word;
    private int taken;
    private boolean waiting;
    private boolean woken;
    private int[] waker;

    KernelSubmission(RingImage image, WeakMemory memory, KernelCompletion completion) {
        this.image = image;
        this.memory = memory;
        this.completion = completion;
        thread = image.has(SetupFlags.IORING_SETUP_SQPOLL);
        rewinds = image.has(SetupFlags.IORING_SETUP_SQ_REWIND);
        head = rewinds ? 0 : image.start();
    }

    /** How many entries it took, fillers aside. */
    int taken() {
        return taken;
    }

    /** Starts the thread, if there is one. */
    void start() {
        state = thread ? State.LOAD_TAIL : State.IDLE;
    }

    /** Wakes the thread, as {@code io_uring_enter} does when told to. */
    void wake(Schedule schedule) {
        schedule.turn(Step.VISIBLE);
        if (waiting && !woken) {
            woken = true;
            waker = memory.knowledge(WeakMemory.APPLICATION);
        }
    }

    /** Waits for the thread to make room. */
    void awaitRoom(Schedule schedule) {
        if (!schedule.await(this::hasRoom)) {
            throw new Violation("a call waits for ever for room in the submission queue");
        }
        memory.see(WeakMemory.APPLICATION, RingImage.SQ_HEAD);
    }

    /**
     * Takes entries within a call.
     *
     * @param most how many slots to take
     * @return how many slots it took
     */
    int take(Schedule schedule, int most) {
        if (rewinds && memory.newest(RingImage.SQ_TAIL) != 0) {
            throw new Violation("the submission tail is not 0, where the kernel starts at the first slot each time");
        }
        int before = rewinds ? 0 : head;
        head = before;
        end = before + most;
        schedule.turn(Step.VISIBLE);
        memory.learn(ID, memory.knowledge(WeakMemory.APPLICATION));
        state = rewinds ? State.READ : State.LOAD_TAIL;
        schedule.await(() -> state == State.IDLE);
        memory.learn(WeakMemory.APPLICATION, memory.knowledge(ID));
        return head - before;
    }

    @Override
    public Step next() {
        return switch (state) {
            case IDLE -> Step.NONE;
            case READ -> Step.PLAIN;
            case SLEEP -> woken ? Step.VISIBLE : Step.NONE;
            default -> Step.VISIBLE;
        };
    }

    @Override
    public void step() {
        state = switch (state) {
            case IDLE -> throw new IllegalStateException("nothing to do");
            case LOAD_TAIL -> loadTail();
            case READ -> read();
            case STORE_HEAD -> storeHead();
            case PREPARE_SLEEP -> prepareSleep();
            case SET_FLAG -> changeFlag(NEED_WAKEUP, State.FENCE);
            case FENCE -> fence();
            case LOAD_TAIL_AGAIN -> isEmpty() ? State.SLEEP : State.CLEAR_FLAG;
            case SLEEP -> wakeUp();
            case CLEAR_FLAG -> changeFlag(0, State.LOAD_TAIL);
        };
    }

    @Override
    public void describe(StateKey key, Normal views) {
        key.add(state.ordinal())
                .add(head)
                .add(end)
                .add(taken)
                .add(waiting)
                .add(woken)
                .add(word);
        for (int i = 0; i < word; i++) {
            key.add(words[i]);
        }
        if (woken) {
            views.addView(waker);
        }
    }

    private State loadTail() {
        int tail = (int) memory.load(ID, RingImage.SQ_TAIL, 4, Order.ACQUIRE);
        if (tail - head < 0 || tail - head > image.sqEntries()) {
            throw new Violation("the submission tail " + Integer.toHexString(tail) + " is not within "
                    + image.sqEntries() + " of the head " + Integer.toHexString(head));
        }
        end = thread || tail - end < 0 ? tail : end;
        if (end != head) {
            return State.READ;
        }
        return thread ? State.PREPARE_SLEEP : State.IDLE;
    }

    private State read() {
        words[word] = memory.load(ID, wordAddress(), 8, Order.PLAIN);
        word++;
        if (word < wordsOfEntry()) {
            return State.READ;
        }
        word = 0;
        takeEntry();
        if (head != end) {
            return State.READ;
        }
        return rewinds ? State.IDLE : State.STORE_HEAD;
    }

    private void takeEntry() {
        int slots = isMixedLarge() ? 2 : 1;
        boolean last = (head & image.sqEntries() - 1) == image.sqEntries() - 1;
        if (end - head < slots || slots == 2 && last) {
            throw new Violation("an entry of two slots was cut at slot " + (head & image.sqEntries() - 1));
        }
        head += slots;
        if (last && words[0] == (0xFFFF_FFFFL << 32 | SKIP_SUCCESS << 8)) {
            return;
        }
        int opcode = (int) words[0] & 0xFF;
        int content = opcode == Contents.LARGE ? 16 : 8;
        for (int i = 0; i < wordsOfEntry(); i++) {
            long expected = i < content ? Contents.submission(taken, i, opcode) : 0;
            if (words[i] != expected) {
                throw new Violation("the kernel took entry " + taken + " with word " + i + " = 0x"
                        + Long.toHexString(words[i]) + " instead of 0x" + Long.toHexString(expected));
            }
        }
        completion.add(taken, memory.knowledge(ID));
        taken++;
    }

    private State storeHead() {
        memory.store(ID, RingImage.SQ_HEAD, 4, head, Order.RELEASE);
        return thread ? State.LOAD_TAIL : State.IDLE;
    }

    private State prepareSleep() {
        waiting = true;
        woken = false;
        return State.SET_FLAG;
    }

    private State changeFlag(int bit, State then) {
        memory.update(ID, RingImage.SQ_FLAGS, 4, flags -> flags & ~NEED_WAKEUP | bit);
        return then;
    }

    private State fence() {
        memory.fence(ID);
        return State.LOAD_TAIL_AGAIN;
    }

    private boolean isEmpty() {
        return (int) memory.load(ID, RingImage.SQ_TAIL, 4, Order.ACQUIRE) == head;
    }

    private State wakeUp() {
        waiting = false;
        memory.learn(ID, waker);
        return State.CLEAR_FLAG;
    }

    private boolean hasRoom() {
        return (int) (memory.newest(RingImage.SQ_TAIL) - memory.newest(RingImage.SQ_HEAD)) != image.sqEntries();
    }

    private boolean isMixedLarge() {
        return image.has(SetupFlags.IORING_SETUP_SQE_MIXED) && ((int) words[0] & 0xFF) == Contents.LARGE;
    }

    private int wordsOfEntry() {
        return image.sqeSize() == 128 || isMixedLarge() ? 16 : 8;
    }

    private long wordAddress() {
        return image.sqeAddress(head) + 8L * word;
    }
}
