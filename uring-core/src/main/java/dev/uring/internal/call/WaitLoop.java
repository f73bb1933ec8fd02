package dev.uring.internal.call;

import static dev.uring.internal.call.WaitConditions.UNLIMITED;
import static dev.uring.internal.call.WaitEncoding.DEADLINE;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.Features.IORING_FEAT_EXT_ARG;
import static dev.uring.kernel.Features.IORING_FEAT_MIN_TIMEOUT;

import dev.uring.UringException;
import dev.uring.WaitClock;
import dev.uring.WaitOutcome;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.kernel.Errno;

/**
 * Waiting under conditions. What a call returns does not tell how its wait ended: the number of taken entries hides the
 * end, and so does any completion in the queue, even when more were asked for. That its time is over may mean the minimum
 * time, or the part of the limit that one call is told. So the number of completions and the clock decide.
 */
public final class WaitLoop implements AutoCloseable {
    /** How often a wait looks whether another thread wants to end it. */
    public static final int LOOK_MILLIS = 10;

    private static final long LOOK_NANOS = LOOK_MILLIS * 1_000_000L;

    /**
     * The longest time that a call is told, 146 years: the kernel adds it to its clock, and a sum that runs over is over
     * at once.
     */
    private static final long LONGEST = 1L << 62;

    private final RingBackend backend;
    private final EnterCalls calls;
    private final CompletionRing completion;
    private final WaitConditions timeoutOnly = new WaitConditions();
    private WaitArgument argument;
    private WaitClock clock = WaitClock.MONOTONIC;
    private boolean clockIsKnown = true;
    private WakeFlag wakeFlag;

    public WaitLoop(EnterCalls calls) {
        this.calls = calls;
        backend = calls.backend;
        completion = calls.completion;
    }

    /** Options that are used again by the next call of this method. */
    public WaitConditions timeout(long nanos) {
        return timeoutOnly.timeout(nanos);
    }

    /** Options without conditions, that are used again by the next call of {@link #timeout}. */
    public WaitConditions unlimited() {
        return timeoutOnly.timeout(UNLIMITED);
    }

    public WaitOutcome run(int completions, WaitConditions conditions) throws UringException {
        if (argument == null) {
            argument = new WaitArgument(backend);
        }
        return run(completions, conditions, argument);
    }

    public WaitOutcome run(int completions, WaitConditions conditions, WaitEncoding encoding) throws UringException {
        checkSupported(conditions);
        if (conditions.isMasked()) {
            // What follows only waits then, so that anything but time and completions must be a signal.
            calls.submit();
        }
        long start = now();
        long elapsed = 0;
        while (true) {
            int pending = calls.publish();
            int wanted = conditions.isMinimumPassed(elapsed) ? Math.min(1, completions) : completions;
            int slots = calls.slotsToAwait(wanted);
            long left = left(conditions, elapsed);
            long limit = limit(left);
            long minimum = minimum(conditions, elapsed, limit);
            int flags = IORING_ENTER_GETEVENTS | calls.wakeup(pending) | encoding.write(conditions, limit, minimum);
            int result = calls.call(pending, slots, flags, encoding.address(), encoding.size());
            if (result < 0 && result != -Errno.EINTR && result != -Errno.ETIME) {
                throw Refusals.enter(-result);
            }
            long called = elapsed;
            elapsed = now() - start;
            if (result >= 0 && !calls.isAllTaken(pending, result)) {
                calls.stall.repeated(result);
                continue;
            }
            if (calls.isReached(completions)) {
                return WaitOutcome.REACHED;
            }
            if (conditions.isMinimumPassed(elapsed) && completion.readyCompletions() > 0) {
                return WaitOutcome.MINIMUM_PASSED;
            }
            boolean limitPassed = result == -Errno.ETIME && limit == left && minimum == 0;
            if (limitPassed || isTimeOver(conditions, elapsed)) {
                return WaitOutcome.TIMED_OUT;
            }
            if (wakeFlag != null && wakeFlag.take()) {
                return WaitOutcome.WOKEN;
            }
            boolean callWaited = result == -Errno.ETIME || limit >= 0 && elapsed - called >= limit;
            boolean callEnded = callWaited || completion.readySlots() >= slots;
            if (conditions.isMasked() && (result == -Errno.EINTR || !callEnded)) {
                return WaitOutcome.SIGNALLED;
            }
            calls.stall.repeated(calls.submissionThread ? 0 : result);
        }
    }

    /** The time until the limit, where it has to be known; else {@link WaitEncoding#DEADLINE}, which costs no look at a clock. */
    private long left(WaitConditions conditions, long elapsed) {
        if (!conditions.isAbsolute()) {
            return conditions.timeoutAfter(elapsed);
        }
        return wakeFlag == null && !conditions.hasMinimum()
                ? DEADLINE
                : conditions.deadlineAfter(backend.clock(clock.id()));
    }

    /** The limit of one call. */
    private long limit(long left) {
        if (wakeFlag == null) {
            return Math.min(left, LONGEST);
        }
        long longest = wakeFlag.isRaised() ? 0 : LOOK_NANOS;
        return left == UNLIMITED ? longest : Math.min(left, longest);
    }

    /** The minimum time of one call. The kernel waits for it even when its limit is over before. */
    private static long minimum(WaitConditions conditions, long elapsed, long limit) {
        long minimum = conditions.minimumAfter(elapsed);
        return limit < 0 || minimum < limit ? minimum : 0;
    }

    private boolean isTimeOver(WaitConditions conditions, long elapsed) {
        return conditions.isAbsolute()
                ? conditions.deadlineAfter(backend.clock(clock.id())) == 0
                : conditions.timeoutAfter(elapsed) == 0;
    }

    /** The time on the ring's clock or, where the backend cannot read it, the next best. */
    private long now() {
        return clock == WaitClock.MONOTONIC || !clockIsKnown ? System.nanoTime() : backend.clock(clock.id());
    }

    /** The kernel reads deadlines on this clock from now on. */
    public void clock(WaitClock clock) {
        this.clock = clock;
        clockIsKnown = backend.clock(clock.id()) >= 0;
    }

    /** What other threads end a wait with, from now on. */
    public WakeFlag wakeFlag() {
        if (wakeFlag == null) {
            checkSupported(unlimited());
            wakeFlag = new WakeFlag();
        }
        return wakeFlag;
    }

    public boolean isWakeable() {
        return wakeFlag != null;
    }

    @Override
    public void close() {
        if (argument != null) {
            argument.close();
        }
    }

    private void checkSupported(WaitConditions conditions) {
        if (calls.polling) {
            throw new UnsupportedOperationException(
                    "a ring with IORING_SETUP_IOPOLL observes no time limits and no signal masks");
        }
        calls.handle.require(IORING_FEAT_EXT_ARG, "waiting under conditions");
        if (conditions.isAbsolute() || conditions.hasMinimum()) {
            calls.handle.require(IORING_FEAT_MIN_TIMEOUT, "waiting with a deadline or a minimum time");
        }
        if (conditions.isAbsolute() && !clockIsKnown) {
            throw new UnsupportedOperationException("the backend cannot read the ring's clock, " + clock
                    + ", to tell whether a deadline is over: use a timeout");
        }
    }
}
