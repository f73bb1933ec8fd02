package dev.uring;

import static dev.uring.EnterFlags.IORING_ENTER_SQ_WAKEUP;
import static dev.uring.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_SQPOLL;

import dev.uring.backend.RingBackend;

/** Single calls of {@code io_uring_enter(2)}, and what their results mean. */
abstract sealed class EnterCalls permits Submitter {
    final RingBackend backend;
    final RingHandle handle;
    final SubmissionQueue submission;
    final CompletionQueue completion;
    final boolean submissionThread;
    final boolean polling;
    final StallWatch stall;

    Thread owner;

    /** Flags that every call has, besides those that name the ring. */
    int ownFlags;

    EnterCalls(Thread owner, RingParts parts, SubmissionQueue submission, CompletionQueue completion) {
        this.owner = owner;
        this.submission = submission;
        this.completion = completion;
        backend = parts.backend();
        handle = parts.handle();
        submissionThread = parts.layout().has(IORING_SETUP_SQPOLL);
        polling = parts.layout().has(IORING_SETUP_IOPOLL);
        stall = new StallWatch(backend, completion);
    }

    /** The flag that wakes the submission thread when it sleeps and there is something for it. */
    final int wakeup(int pending) {
        return submissionThread && pending > 0 && submission.isThreadAsleep() ? IORING_ENTER_SQ_WAKEUP : 0;
    }

    /** Whether a call went through the batch; if it stopped in the middle, it did not wait. */
    final boolean isAllTaken(int pending, int taken) {
        return submissionThread || taken == pending;
    }

    /**
     * Whether so many completions are there, or waiting again would not make progress: polling reports what is there
     * before it looks for more, and a queue without room takes no more.
     */
    final boolean isReached(int completions) {
        int ready = completion.readyCompletions();
        return ready >= completions || polling && ready > 0 || ready > 0 && completion.isFull();
    }

    /** One call, repeated when a signal interrupts it before it did anything. */
    final int kernel(int pending, int completions, int flags) throws UringException {
        while (true) {
            int result = call(pending, completions, flags, 0, 0);
            if (result >= 0) {
                return result;
            }
            if (result != -Errno.EINTR) {
                throw Advice.enter(-result);
            }
            stall.repeated(0);
        }
    }

    /** One call; its result or {@code -errno}. */
    final int call(int pending, int completions, int flags, long argument, long size) {
        int all = flags | ownFlags | handle.enterFlags();
        int result = backend.enter(handle.enterFd(), pending, completions, all, argument, size);
        submission.taken(pending, result);
        return result;
    }

    final void check() {
        if (Thread.currentThread() != owner) {
            throw Ownership.refused(owner);
        }
    }
}
