package dev.uring;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_NO_IOWAIT;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAIT;
import static dev.uring.kernel.Features.IORING_FEAT_NO_IOWAIT;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_CLOCK;
import static java.util.Objects.requireNonNull;

import dev.uring.internal.Owner;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.EnterCalls;
import dev.uring.internal.call.EnterCheck;
import dev.uring.internal.call.WaitLoop;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.SubmissionRing;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringClockRegister;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * The calls that hand entries to the kernel and wait for completions. A signal that interrupts one is not an error: the
 * call goes on, with the time that is left. Nor does an {@linkplain Thread#interrupt() interrupt} end it: the thread's
 * status stays set. To end a wait from another thread, use a {@link Waker}.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 *
 * <p>See {@code io_uring_enter(2)}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="submitter"}
 */
public final class Submitter {
    private final Owner owner;
    private final EnterCalls calls;
    private final EntryStage stage;
    private final SubmissionRing submission;
    private final CompletionRing completion;
    private final WaitLoop waitLoop;
    private final WaitRegion waitRegion;

    private Waker waker;

    /** One for all calls: argument memory lives as long as the ring. */
    private MemorySegment clockArgument;

    Submitter(Owner owner, EnterCalls calls, WaitRegion waitRegion) {
        this.waitRegion = waitRegion;
        this.owner = owner;
        this.calls = calls;
        stage = calls.stage;
        submission = calls.submission;
        completion = calls.completion;
        waitLoop = new WaitLoop(calls);
    }

    /**
     * Hands the pushed entries to the kernel. Makes no system call when there is nothing to do, or when a submission
     * thread that is awake does it.
     *
     * <p>A submission thread takes them in its own time. What only has to live until an entry is taken, such as a
     * structure with a time, is still needed then until {@link SubmissionQueue#pending()} is 0 or
     * {@link #submitUntilTaken()} returns.
     *
     * @return how many slots the kernel took. Fewer than were pending when an invalid entry ended the batch, which
     *     happens only without {@link SetupFlags#IORING_SETUP_SUBMIT_ALL}; the rest stays queued for the next submit. With
     *     a submission thread, how many were handed over to it
     * @throws UringException when the kernel took nothing; the entries stay queued until they are submitted again or
     *     {@linkplain SubmissionQueue#discard() taken back}
     */
    public int submit() throws UringException {
        owner.check();
        return calls.submit();
    }

    /**
     * Hands the pushed entries to the kernel and waits until completions are in the queue, counting those that already
     * are. On a ring with {@link SetupFlags#IORING_SETUP_IOPOLL} one is enough to return, and on one with
     * {@link SetupFlags#IORING_SETUP_CQE_MIXED} it ends early when the queue has no room for more because some have 32
     * bytes.
     *
     * <p>An {@linkplain Thread#interrupt() interrupt} does not end it; a {@link Waker} does, and then fewer completions are
     * there.
     *
     * @param completions how many to wait for, 0 to the size of the completion queue, or one less on a ring with
     *     {@link SetupFlags#IORING_SETUP_CQE_MIXED}; 0 only lets deferred work run
     * @return how many slots the kernel took or, with a submission thread, were handed over to it
     * @throws UringException when the kernel refused; what it did not take stays queued
     * @throws IllegalArgumentException when the queue cannot hold that many
     */
    public int submitAndWait(int completions) throws UringException {
        owner.check();
        checkCount(completions);
        if (waitLoop.isWakeable()) {
            int before = submission.started();
            waitLoop.run(completions, waitLoop.unlimited());
            return submission.started() - before;
        }
        if (calls.submissionThread) {
            return wakeAndWait(completions);
        }
        int taken = 0;
        while (true) {
            int pending = calls.publish();
            int now = calls.kernel(pending, calls.slotsToAwait(completions), IORING_ENTER_GETEVENTS);
            taken += now;
            if (now == pending && calls.isReached(completions)) {
                return taken;
            }
            calls.stall.repeated(now);
        }
    }

    private int wakeAndWait(int completions) throws UringException {
        int fresh = stage.unpublished();
        while (true) {
            int pending = calls.publish();
            int wanted = calls.slotsToAwait(completions);
            calls.kernel(pending, wanted, IORING_ENTER_GETEVENTS | calls.wakeup(pending));
            if (calls.isReached(completions)) {
                return fresh;
            }
            // The result tells what is queued and not what was taken.
            calls.stall.repeated(0);
        }
    }

    /**
     * Hands the pushed entries to the kernel and waits for completions under conditions.
     *
     * @param completions how many to wait for, as in {@link #submitAndWait(int)}
     * @throws UringException when the kernel refused; what it did not take stays queued
     * @throws IllegalArgumentException when the queue cannot hold that many
     * @throws UnsupportedOperationException when the kernel is too old for a condition, or the ring polls, which knows
     *     none
     */
    public WaitOutcome submitAndWait(int completions, WaitOptions options) throws UringException {
        requireNonNull(options, "options");
        owner.check();
        checkCount(completions);
        return waitLoop.run(completions, options.conditions);
    }

    /**
     * Like {@link #submitAndWait(int, WaitOptions)}, with conditions that lie ready in memory shared with the kernel.
     *
     * @throws UringException when the kernel refused; what it did not take stays queued
     * @throws IllegalArgumentException when the slot is another ring's, or the queue cannot hold that many
     */
    public WaitOutcome submitAndWait(int completions, WaitSlot slot) throws UringException {
        requireNonNull(slot, "slot");
        owner.check();
        checkCount(completions);
        if (slot.region() != waitRegion) {
            throw new IllegalArgumentException("the wait slot is not one of this ring's");
        }
        return waitLoop.run(completions, slot.argument.conditions(), slot.argument);
    }

    /**
     * Like {@link #submitAndWait(int, WaitOptions)} with nothing but a timeout.
     *
     * @param timeout not negative; zero does not wait
     * @throws UringException when the kernel refused; what it did not take stays queued
     */
    public WaitOutcome submitAndWait(int completions, Duration timeout) throws UringException {
        requireNonNull(timeout, "timeout");
        owner.check();
        checkCount(completions);
        return waitLoop.run(completions, waitLoop.timeout(WaitOptions.nanos(timeout)));
    }

    /**
     * Lets the kernel run deferred completion work and move overflowed completions into the queue, without submitting
     * and without waiting.
     *
     * @throws UringException when the kernel refuses
     */
    public void getEvents() throws UringException {
        owner.check();
        completion.publish();
        calls.kernel(0, 0, IORING_ENTER_GETEVENTS);
    }

    /**
     * Submits, and returns when the kernel has taken all entries: {@link SubmissionQueue#pending()} is 0. Only with a
     * submission thread, which it waits for, is that more than {@link #submit()}. Neither an interrupt nor a {@link Waker}
     * ends it.
     *
     * @throws UringException when the kernel refuses; what it did not take stays queued
     */
    public void submitUntilTaken() throws UringException {
        submit();
        while (stage.free() < submission.entries()) {
            if (calls.submissionThread) {
                calls.awaitThread();
            } else {
                submit();
            }
        }
    }

    /**
     * Waits, without a limit of time, until the submission thread has made room in the submission queue. Neither an
     * interrupt nor a {@link Waker} ends it. Kernel 5.10.
     *
     * @throws UringException when the kernel refuses
     * @throws IllegalStateException when the ring has no submission thread
     */
    public void waitForSpace() throws UringException {
        owner.check();
        if (!calls.submissionThread) {
            throw new IllegalStateException(
                    "only a submission thread makes room by itself; this ring has none: submit");
        }
        stage.publish();
        // A signal ends the call early, which the result does not tell.
        while (stage.free() == 0) {
            int pending = submission.entries();
            calls.kernel(pending, 0, IORING_ENTER_SQ_WAIT | calls.wakeup(pending));
            if (stage.free() == 0) {
                calls.stall.repeated(0);
            }
        }
    }

    /**
     * Whether the waiting thread counts as waiting for I/O, which raises the clock of some CPUs and shows as load; it
     * does unless changed. Kernel 6.15.
     *
     * @throws UnsupportedOperationException when the kernel is too old to change it
     */
    public void iowait(boolean counts) {
        owner.check();
        if (!counts) {
            calls.handle.require(IORING_FEAT_NO_IOWAIT, "waiting without counting as I/O wait");
        }
        calls.ownFlags = counts ? 0 : IORING_ENTER_NO_IOWAIT;
    }

    /**
     * Picks the clock that timeouts and {@linkplain WaitOptions#deadline deadlines} of waiting count on. Kernel 6.12.
     *
     * @throws UringException when the kernel refuses
     */
    public void clock(WaitClock clock) throws UringException {
        requireNonNull(clock, "clock");
        owner.check();
        if (clockArgument == null) {
            clockArgument = IoUringClockRegister.allocate(calls.backend.argumentMemory());
        }
        MemorySegment argument = clockArgument;
        IoUringClockRegister.clockid(argument, clock.id());
        int result = calls.handle.register(IORING_REGISTER_CLOCK, argument, 0);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_CLOCK, -result, "");
        }
        waitLoop.clock(clock);
    }

    /**
     * Publishes what was pushed and makes one call with the given arguments. It is repeated when a
     * signal interrupts it and, while a {@linkplain Operation#drain drained} entry waits, as often as it takes.
     *
     * @param toSubmit how many slots to take, 0 to {@link SubmissionQueue#pending()}, or to
     *     {@link SubmissionQueue#capacity()} with a submission thread, which takes them all
     * @param minComplete how many completions to wait for, as in {@link #submitAndWait(int)}
     * @param flags {@code IORING_ENTER_*}, but for those that need an argument; what tells how this ring is named is added
     * @return how many slots the kernel took
     * @throws UringException when the kernel refuses
     * @throws IllegalArgumentException when a count is out of its range, or for {@code IORING_ENTER_EXT_ARG},
     *     {@code IORING_ENTER_EXT_ARG_REG}, {@code IORING_ENTER_ABS_TIMER} and {@code IORING_ENTER_REGISTERED_RING}; nothing
     *     was published then
     */
    public int enter(int toSubmit, int minComplete, int flags) throws UringException {
        owner.check();
        EnterCheck.check(
                toSubmit,
                calls.submissionThread ? submission.entries() : stage.pending(),
                minComplete,
                completion.awaitable(),
                flags);
        calls.publish();
        boolean waits = (flags & IORING_ENTER_GETEVENTS) != 0;
        int wanted = waits ? calls.slotsToAwait(minComplete) : minComplete;
        int taken = calls.kernel(toSubmit, wanted, flags);
        while (waits && wanted < minComplete && taken == toSubmit && !calls.isReached(minComplete)) {
            calls.stall.repeated(0);
            wanted = calls.slotsToAwait(minComplete);
            calls.kernel(0, wanted, flags);
        }
        return taken;
    }

    /**
     * What lets other threads end the waits of this ring, always the same. From the first call of this method on, a wait
     * looks for it every 10 milliseconds.
     *
     * @throws UnsupportedOperationException before Linux 5.11, and on a ring that polls, which observes no limit of time
     */
    public Waker waker() {
        owner.check();
        if (waker == null) {
            waker = new Waker(waitLoop.wakeFlag());
        }
        return waker;
    }

    void retire() {
        waitLoop.close();
    }

    private void checkCount(int completions) {
        if (Integer.compareUnsigned(completions, completion.awaitable()) > 0) {
            throw new IllegalArgumentException("cannot wait for " + completions
                    + " completions: the completion queue is sure to have room for 0.." + completion.awaitable());
        }
    }
}
