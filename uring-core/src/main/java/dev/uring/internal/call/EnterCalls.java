package dev.uring.internal.call;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAKEUP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.ring.SubmissionRing;
import dev.uring.internal.setup.RingHandle;
import dev.uring.internal.setup.RingParts;
import dev.uring.kernel.Errno;
import java.util.concurrent.locks.LockSupport;

/** Single calls of {@code io_uring_enter(2)}, and what their results mean. */
public final class EnterCalls {
    private static final int SPINS = 1000;
    private static final long PAUSE_NANOS = 50_000;

    public final RingBackend backend;
    public final RingHandle handle;
    public final EntryStage stage;
    public final SubmissionRing submission;
    public final CompletionRing completion;
    public final boolean submissionThread;
    public final boolean polling;
    public final StallWatch stall;

    /** Whether the kernel wakes a waiter only when there may be as many completions as it waits for. */
    private final boolean deferring;

    /** Flags that every call has, besides those that name the ring. */
    public int ownFlags;

    public EnterCalls(RingParts parts, EntryStage stage, SubmissionRing submission, CompletionRing completion) {
        this.stage = stage;
        this.submission = submission;
        this.completion = completion;
        backend = parts.backend();
        handle = parts.handle();
        submissionThread = parts.layout().has(IORING_SETUP_SQPOLL);
        polling = parts.layout().has(IORING_SETUP_IOPOLL);
        deferring = parts.layout().has(IORING_SETUP_DEFER_TASKRUN);
        stall = new StallWatch(backend, completion);
    }

    /** Goes on in new memory, into which the kernel moved what the queues held. Nothing may be staged. */
    public void moveTo(RingLayout layout, RingMapping mapping) {
        submission.moveTo(layout, mapping);
        stage.attach();
        completion.attach(layout, mapping);
    }

    /**
     * Makes visible to the kernel what was pushed and what was read.
     *
     * @return the number of slots that the kernel has not taken
     */
    public int publish() {
        int pending = stage.publish();
        completion.publish();
        return pending;
    }

    /** Hands over what was pushed; returns how many slots the kernel took or, with a submission thread, will take. */
    public int submit() throws UringException {
        int fresh = stage.unpublished();
        int pending = publish();
        int flags = polling || submission.isKernelWaiting() ? IORING_ENTER_GETEVENTS : 0;
        if (submissionThread) {
            flags |= wakeup(pending);
            if (flags != 0) {
                kernel(pending, 0, flags);
            }
            return fresh;
        }
        return pending == 0 && flags == 0 ? 0 : kernel(pending, 0, flags);
    }

    /** The flag that wakes the submission thread when it sleeps and there is something for it. */
    public int wakeup(int pending) {
        return submissionThread && pending > 0 && submission.isThreadAsleep() ? IORING_ENTER_SQ_WAKEUP : 0;
    }

    /** What to tell the kernel to wait for, so that so many completions come. */
    public int slotsToAwait(int completions) {
        int slots = completion.slotsToAwait(completions);
        return slots > 1 && stage.isDraining() ? slotsAround(slots) : slots;
    }

    /**
     * A drained entry starts when those before it have ended, and on a ring that defers work they end only within calls.
     * A waiter for more than they are is not woken to do that work, so it waits for one at a time.
     */
    private int slotsAround(int slots) {
        boolean counted = stage.isCounted() && !handle.isMessaged();
        if (counted && stage.free() == submission.entries() && submission.started() == completion.finished()) {
            stage.drained();
        }
        return deferring && stage.isDraining() ? Math.min(slots, completion.readySlots() + 1) : slots;
    }

    /** How many entries the kernel took whose last completion was not read, as far as they are counted. */
    public int inFlight() {
        return submission.started() - completion.finished();
    }

    /** Whether a call went through the batch; if it stopped in the middle, it did not wait. */
    public boolean isAllTaken(int pending, int taken) {
        return submissionThread || taken == pending;
    }

    /**
     * Whether so many completions are there, or waiting again would not make progress: polling reports what is there
     * before it looks for more, and a queue without room takes no more.
     */
    public boolean isReached(int completions) {
        int ready = completion.readyCompletions();
        return ready >= completions || polling && ready > 0 || ready > 0 && completion.isFull();
    }

    /**
     * Waits a moment for the submission thread, which is awake for most of it. It tells by no means when it has taken the last
     * entry; a call tells when it has died.
     */
    public void awaitThread() throws UringException {
        for (int i = 0; i < SPINS && stage.free() < submission.entries(); i++) {
            Thread.onSpinWait();
        }
        int pending = stage.pending();
        if (pending > 0) {
            kernel(pending, 0, wakeup(pending));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** One call, repeated when a signal interrupts it before it did anything. */
    public int kernel(int pending, int completions, int flags) throws UringException {
        while (true) {
            int result = call(pending, completions, flags, 0, 0);
            if (result >= 0) {
                return result;
            }
            if (result != -Errno.EINTR) {
                throw Refusals.enter(-result);
            }
            stall.repeated(0);
        }
    }

    /** One call; its result or {@code -errno}. */
    public int call(int pending, int completions, int flags, long argument, long size) {
        int all = flags | ownFlags | handle.enterFlags();
        int result = backend.enter(handle.enterFd(), pending, completions, all, argument, size);
        stage.taken(pending, result);
        return result;
    }
}
