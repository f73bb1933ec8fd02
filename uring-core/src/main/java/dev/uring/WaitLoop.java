package dev.uring;

import static dev.uring.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.Features.IORING_FEAT_EXT_ARG;
import static dev.uring.Features.IORING_FEAT_MIN_TIMEOUT;

import dev.uring.backend.RingBackend;
import java.time.Duration;

/**
 * Waiting under conditions. What a call returns does not tell how its wait ended: the number of taken entries hides the
 * end, and so does any completion in the queue, even when more were asked for. So the number of completions and the
 * clock decide.
 */
final class WaitLoop implements AutoCloseable {
    private final RingBackend backend;
    private final Submitter submitter;
    private final SubmissionQueue submission;
    private final CompletionQueue completion;
    private final WaitOptions timeoutOnly = new WaitOptions();
    private WaitArgument argument;
    private WaitClock clock = WaitClock.MONOTONIC;

    WaitLoop(RingBackend backend, Submitter submitter, SubmissionQueue submission, CompletionQueue completion) {
        this.backend = backend;
        this.submitter = submitter;
        this.submission = submission;
        this.completion = completion;
    }

    /** Options that are used again by the next call of this method. */
    WaitOptions timeout(Duration timeout) {
        return timeoutOnly.timeout(timeout);
    }

    WaitOutcome run(int completions, WaitOptions options) throws UringException {
        if (argument == null) {
            argument = new WaitArgument(backend);
        }
        return run(completions, options, argument);
    }

    WaitOutcome run(int completions, WaitOptions options, WaitEncoding encoding) throws UringException {
        checkSupported(options);
        if (options.isMasked()) {
            // What follows only waits then, so that anything but time and completions must be a signal.
            submitter.submit();
        }
        long start = System.nanoTime();
        long elapsed = 0;
        while (true) {
            int pending = submission.publish();
            completion.publish();
            int wanted = options.isMinimumPassed(elapsed) ? Math.min(1, completions) : completions;
            int slots = completion.slotsToAwait(wanted);
            int flags = IORING_ENTER_GETEVENTS | submitter.wakeup(pending) | encoding.write(options, elapsed);
            int result = submitter.call(pending, slots, flags, encoding.address(), encoding.size());
            if (result < 0 && result != -Errno.EINTR && result != -Errno.ETIME) {
                throw Advice.enter(-result);
            }
            elapsed = System.nanoTime() - start;
            if (result >= 0 && !submitter.isAllTaken(pending, result)) {
                submitter.stall.repeated(result);
                continue;
            }
            if (submitter.isReached(completions)) {
                return WaitOutcome.REACHED;
            }
            if (options.isMinimumPassed(elapsed) && completion.readyCompletions() > 0) {
                return WaitOutcome.MINIMUM_PASSED;
            }
            if (result == -Errno.ETIME || isTimeOver(options, elapsed)) {
                return WaitOutcome.TIMED_OUT;
            }
            if (options.isMasked()) {
                return WaitOutcome.SIGNALLED;
            }
            submitter.stall.repeated(submitter.submissionThread ? 0 : result);
        }
    }

    private boolean isTimeOver(WaitOptions options, long elapsed) {
        return options.isAbsolute()
                ? options.isDeadlineOver(backend.clock(clock.id()))
                : options.timeoutAfter(elapsed) == 0;
    }

    /** The kernel reads deadlines on this clock from now on. */
    void clock(WaitClock clock) {
        this.clock = clock;
    }

    @Override
    public void close() {
        if (argument != null) {
            argument.close();
        }
    }

    private void checkSupported(WaitOptions options) {
        if (submitter.polling) {
            throw new UnsupportedOperationException(
                    "a ring with IORING_SETUP_IOPOLL observes no time limits and no signal masks");
        }
        submitter.handle.require(IORING_FEAT_EXT_ARG, "waiting under conditions");
        if (options.isAbsolute() || options.hasMinimum()) {
            submitter.handle.require(IORING_FEAT_MIN_TIMEOUT, "waiting with a deadline or a minimum time");
        }
        if (options.isAbsolute() && backend.clock(clock.id()) < 0) {
            throw new UnsupportedOperationException("the backend cannot read the ring's clock, " + clock
                    + ", to tell whether a deadline is over: use a timeout");
        }
    }
}
