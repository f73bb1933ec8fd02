package dev.uring.model;

import static dev.uring.model.WeakMemory.APPLICATION;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.SetupFlags;
import java.util.List;

/** One execution: a ring, the library on one side of it and the kernel on the other. */
final class Model {
    /** No scenario needs nearly as many accesses; whoever makes more goes round in circles. */
    private static final int MANY_ACCESSES = 5_000;

    private final RingImage image;
    private final Recognition recognition;
    private final Schedule schedule;
    private final WeakMemory memory;
    private final KernelSubmission submission;
    private final KernelCompletion completion;
    private final KernelBuffers buffers;
    private final List<KernelActor> actors;
    private final ModelledKernel kernel;

    /** Where the application is, and what it learned since it {@linkplain #settle settled}: what it does depends on that. */
    private final StateKey history = new StateKey();

    private IoUring ring;
    private int storesAtPause;
    private int progressAtPause;
    private int accesses;
    private boolean over;

    /** An execution of the scenario at its start. */
    Model(Scenario scenario, Cells cells, Choices choices, Trace trace) {
        image = scenario.image();
        recognition = scenario.recognition();
        boolean completing = scenario.completing();
        schedule = new Schedule(choices, this::state, history, scenario.check() == Check.VALUES);
        memory = new WeakMemory(choices, scenario.check(), trace, cells, completing ? 3 : 2);
        completion = new KernelCompletion(image, memory, scenario.largeEvery());
        submission = new KernelSubmission(image, memory, completion);
        buffers = new KernelBuffers(memory, completion, scenario.buffers(), scenario.looks(), scenario.bufferStart());
        KernelActor taker = scenario.buffers() > 0 ? buffers : submission;
        actors = completing ? List.of(taker, completion) : List.of(taker);
        actors.forEach(schedule::add);
        kernel = new ModelledKernel(
                image, schedule, submission, completion, history, scenario.partial() ? choices : null);
        SharedMemory.use(this);
    }

    /** Opens the ring with the library's code, and starts the kernel. */
    IoUring open() throws UringException {
        ring = IoUring.builder(image.sqEntries())
                .plain()
                .flags(image.setupFlags() | SetupFlags.IORING_SETUP_NO_SQARRAY)
                .backend(() -> kernel)
                .open();
        submission.start();
        return ring;
    }

    KernelBuffers buffers() {
        return buffers;
    }

    /** Lets requests complete that nobody submitted. */
    void complete(int count) {
        for (int i = 0; i < count; i++) {
            completion.add(i, memory.knowledge(APPLICATION));
        }
    }

    /**
     * Waits in a loop that polls: until the kernel stores something or, when it has nothing more to do, until everything it stored
     * is visible.
     */
    void pause() {
        if (!schedule.await(() -> memory.kernelStores() != storesAtPause)) {
            memory.catchUp(APPLICATION);
            if (memory.progress(APPLICATION) == progressAtPause) {
                throw new Violation("the application waits for ever: the kernel has nothing more to do");
            }
        }
        storesAtPause = memory.kernelStores();
        progressAtPause = memory.progress(APPLICATION);
    }

    /**
     * Notes that the application's further steps depend on nothing but what the library remembers and these numbers, so that
     * different ways to the same state become one.
     */
    void settle(long... locals) {
        if (recognition == Recognition.EQUIVALENT) {
            history.clear();
        }
        RingState.describe(ring, history);
        for (long local : locals) {
            history.add(local);
        }
    }

    /** Lets the kernel do what it can, and compares what it took with what it was given. */
    void finish(int pushed) {
        history.add(-1);
        schedule.await(() -> false);
        if (submission.taken() != pushed) {
            throw new Violation(
                    "the kernel took " + submission.taken() + " of " + pushed + " entries and has nothing more to do");
        }
    }

    /** Makes every access without effect, for the library's clean-up after an execution was given up. */
    void giveUp() {
        over = true;
    }

    long load(long address, int size, Order order) {
        if (over) {
            return 0;
        }
        turn(order == Order.PLAIN ? Step.PLAIN : Step.VISIBLE);
        long value = memory.load(APPLICATION, address, size, order);
        history.add(value);
        return value;
    }

    void store(long address, int size, long value, Order order) {
        if (!over) {
            turn(order == Order.PLAIN ? Step.PLAIN : Step.VISIBLE);
            memory.store(APPLICATION, address, size, value, order);
        }
    }

    void fence() {
        if (!over) {
            turn(Step.VISIBLE);
            memory.fence(APPLICATION);
        }
    }

    private void turn(Step step) {
        if (++accesses > MANY_ACCESSES) {
            throw new Violation("the application goes round in circles");
        }
        schedule.turn(step);
    }

    private StateKey state() {
        if (recognition == Recognition.NONE) {
            return null;
        }
        StateKey key = new StateKey().add(history).add(kernel.refused());
        key.add(storesAtPause == memory.kernelStores()).add(progressAtPause == memory.progress(APPLICATION));
        memory.describe(key, recognition, actors);
        return key;
    }
}
