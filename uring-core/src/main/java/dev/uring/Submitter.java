package dev.uring;

import static dev.uring.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.EnterFlags.IORING_ENTER_SQ_WAKEUP;
import static dev.uring.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_SQPOLL;

import dev.uring.backend.RingBackend;

/**
 * The calls that hand entries to the kernel and wait for completions.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 */
public final class Submitter {
    private final RingBackend backend;
    private final RingHandle handle;
    private final SubmissionQueue submission;
    private final CompletionQueue completion;
    private final boolean submissionThread;
    private final boolean polling;

    Thread owner;

    Submitter(
            Thread owner,
            RingBackend backend,
            RingHandle handle,
            RingLayout layout,
            SubmissionQueue submission,
            CompletionQueue completion) {
        this.owner = owner;
        this.backend = backend;
        this.handle = handle;
        this.submission = submission;
        this.completion = completion;
        submissionThread = layout.has(IORING_SETUP_SQPOLL);
        polling = layout.has(IORING_SETUP_IOPOLL);
    }

    /**
     * Hands the pushed entries to the kernel. Makes no system call when there is nothing to do, or when a submission thread
     * that is awake does it.
     *
     * @return how many slots the kernel took. Fewer than were pending when an invalid entry ended the batch, which happens only
     *     without {@link SetupFlags#IORING_SETUP_SUBMIT_ALL}; the rest stays queued for the next submit
     * @throws UringException when the kernel took nothing; the entries stay queued
     */
    public int submit() throws UringException {
        check();
        int fresh = submission.unpublished();
        int pending = submission.publish();
        completion.publish();
        int flags = polling || submission.isKernelWaiting() ? IORING_ENTER_GETEVENTS : 0;
        if (submissionThread) {
            enterIfNeeded(pending, flags);
            return fresh;
        }
        return pending == 0 && flags == 0 ? 0 : enter(pending, 0, flags);
    }

    /**
     * Hands the pushed entries to the kernel and waits until completions are there, counting those that already are. On a ring
     * with {@link SetupFlags#IORING_SETUP_IOPOLL} one is enough to return.
     *
     * @param completions how many to wait for, 0 to the size of the completion queue; 0 only lets deferred work run
     * @return how many slots the kernel took
     * @throws UringException when the kernel refused; what it did not take stays queued
     * @throws IllegalArgumentException when the queue cannot hold that many
     */
    public int submitAndWait(int completions) throws UringException {
        check();
        if (completions < 0 || completions > completion.entries()) {
            throw new IllegalArgumentException("cannot wait for " + completions
                    + " completions: the completion queue has room for 0.." + completion.entries());
        }
        int fresh = submission.unpublished();
        int taken = 0;
        while (true) {
            int pending = submission.publish();
            completion.publish();
            int flags = IORING_ENTER_GETEVENTS;
            if (submissionThread && pending > 0 && submission.isThreadAsleep()) {
                flags |= IORING_ENTER_SQ_WAKEUP;
            }
            int now = enter(pending, completions, flags);
            taken += now;
            boolean allTaken = submissionThread || now == pending || now == 0;
            if (allTaken && isSatisfied(completions)) {
                return submissionThread ? fresh : taken;
            }
        }
    }

    /**
     * Lets the kernel run deferred completion work and move overflowed completions into the queue, without waiting and without
     * submitting.
     */
    public void getEvents() throws UringException {
        check();
        completion.publish();
        enter(0, 0, IORING_ENTER_GETEVENTS);
    }

    /** Polling reports what is there before it looks for more, so waiting again would not make progress. */
    private boolean isSatisfied(int completions) {
        int ready = completion.readySlots();
        return ready >= completions || polling && ready > 0;
    }

    private void enterIfNeeded(int pending, int flags) throws UringException {
        boolean asleep = pending > 0 && submission.isThreadAsleep();
        if (asleep || flags != 0) {
            enter(pending, 0, asleep ? flags | IORING_ENTER_SQ_WAKEUP : flags);
        }
    }

    /** One call, repeated when a signal interrupts it before it took anything. */
    private int enter(int pending, int completions, int flags) throws UringException {
        int result;
        do {
            result = backend.enter(handle.enterFd(), pending, completions, flags | handle.enterFlags(), 0, 0);
        } while (result == -Errno.EINTR);
        submission.taken(result);
        if (result < 0) {
            throw Advice.enter(-result);
        }
        return result;
    }

    private void check() {
        if (Thread.currentThread() != owner) {
            throw Ownership.refused(owner);
        }
    }
}
