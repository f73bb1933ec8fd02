package dev.uring.internal.call;

import dev.uring.CloseReport;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.NotedOperations;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.setup.RingParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes a ring such that the kernel touches none of the memory it was given afterwards. Closing the descriptor alone
 * does not achieve that: the kernel then cancels in the background and may write to buffers long after the call
 * returned.
 *
 * <p>Where the number of completions tells what is in flight, everything is cancelled and reaped before the ring is
 * closed. Where it does not, the ring is closed first and a {@link ReleaseSignal} tells when the kernel, which then
 * cancels by itself, is done; that takes some tens of milliseconds more.
 */
public final class RingShutdown {
    private static final long ROUND_NANOS = 20_000_000;

    /** After how long without an end of an entry cancelling is given up. */
    private static final long STALL_NANOS = 250_000_000;

    /** The part of the time limit that is kept for the kernel, which cancels by itself once the ring is closed: 1 in so many. */
    private static final int LAST_PART = 4;

    private final RingParts parts;
    private final EnterCalls calls;
    private final EntryStage stage;
    private final CompletionRing completion;
    private final LastCompletions lastCompletions;
    private final NotedOperations noted;
    private final Registrations registrations;
    private final List<Throwable> failures = new ArrayList<>();

    /** What tells when the kernel is done, where counting does not; null otherwise. */
    private ReleaseSignal signal;

    /** Whether a signal was tried for what no call ends. */
    private boolean signalTried;

    private boolean ended;
    private int left;
    private int unread;
    private long start;

    public RingShutdown(RingParts parts, EnterCalls calls, NotedOperations noted, Registrations registrations) {
        this.parts = parts;
        this.calls = calls;
        this.noted = noted;
        stage = calls.stage;
        completion = calls.completion;
        lastCompletions = new LastCompletions(parts, completion, noted);
        this.registrations = registrations;
    }

    /** Gives up a ring that was never used: nothing is in flight. */
    public static void abandon(RingParts parts, long nanos) {
        try {
            // The kernel may write to the application's memory until the ring is gone.
            ReleaseSignal signal = parts.mapping() instanceof RingMapping.Own ? ReleaseSignal.install(parts) : null;
            parts.detach();
            if (signal != null && signal.await(nanos)) {
                parts.free();
            }
        } finally {
            parts.backend().close();
        }
    }

    /** What is known of the ring when it is closed. */
    public enum Way {
        /** Its owner closes it. */
        OWNED,
        /** Its owner, whose calls are the only ones that some rings take, has ended. */
        ORPHANED,
        /** Its queues are out of reach, so that nothing but the kernel tells what is in flight. */
        BLIND
    }

    /**
     * Closes the ring. Nothing is thrown: whatever fails is noted, proves nothing, and keeps nothing else from being done.
     *
     * @param nanos how long to wait for operations to end
     */
    public void run(Way way, long nanos) {
        start = System.nanoTime();
        try {
            registrations.closing(this::attempt);
            attempt(registrations::releaseTags);
            if (way == Way.BLIND) {
                signal = ReleaseSignal.install(parts);
            } else {
                endAll(way == Way.ORPHANED, nanos);
            }
        } catch (Throwable e) {
            failures.add(e);
            ended = false;
        }
        attempt(parts::detach);
        if (signal != null) {
            attempt(() -> ended = signal.await(Math.max(0, start + nanos - System.nanoTime())));
        }
        if (ended) {
            left = 0;
        } else if (left == 0) {
            left = CloseReport.UNKNOWN;
        }
    }

    /** Ends what can be ended by calls about the ring. */
    private void endAll(boolean orphaned, long nanos) {
        stage.refresh();
        unread = lastCompletions.reap();
        boolean exact = isExact();
        boolean counted = exact && isCounted() && (!orphaned || isIdle());
        signal = counted ? null : ReleaseSignal.install(parts);
        if (!orphaned) {
            // A poll of the ring by itself keeps it alive, so that the kernel would never start to cancel.
            endOperations(counted, signal == null ? nanos - nanos / LAST_PART : Math.min(nanos, 1));
        }
        if (counted && !isIdle() && !trySignal() && !orphaned) {
            // Nothing but counting tells, so it gets the rest of the time.
            endOperations(true, start + nanos - System.nanoTime());
        }
        if (exact) {
            left = Math.max(0, calls.inFlight());
        }
        // Nothing but the pipe tells when the kernel leaves the ring's own memory alone.
        ended = signal == null && exact && !isOwnMemory() && (counted || !orphaned) && isIdle();
        if (ended) {
            parts.handle().unregisterResources();
        }
    }

    /** Does something that must be done whatever else failed. */
    public void attempt(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    /** Whether the kernel is done with all memory. */
    public boolean isFinished() {
        return ended;
    }

    public CloseReport report() {
        return new CloseReport(
                ended,
                left,
                Duration.ofNanos(System.nanoTime() - start),
                unread,
                lastCompletions.closedDescriptors(),
                lastCompletions.possibleDescriptors(),
                failures);
    }

    /**
     * Whether, where counting is exact, no completion comes for the tag of a resource, and the kernel leaves the ring's
     * own memory alone by then.
     */
    private boolean isCounted() {
        return !parts.handle().isTagged() && !isOwnMemory();
    }

    private boolean isOwnMemory() {
        return parts.mapping() instanceof RingMapping.Own;
    }

    /** Whether each entry and nothing else leads to completions that are counted. */
    private boolean isExact() {
        return stage.isCounted()
                && completion.overflowCount() == 0
                && !parts.handle().isMessaged();
    }

    /**
     * Cancels again and again, because some requests can be cancelled only once they started, and reaps until none is
     * left. Where counting does not tell, that is when a round brings nothing more.
     */
    private void endOperations(boolean counted, long nanos) {
        if (nanos <= 0 || counted && isIdle()) {
            return;
        }
        long deadline = System.nanoTime() + nanos;
        try (LastCalls last = new LastCalls(parts, calls, registrations)) {
            boolean quiet;
            boolean cut = false;
            int finished = completion.finished();
            long progress = System.nanoTime();
            do {
                int toSubmit = last.cancelAll();
                if (counted && !cut && deadline - System.nanoTime() < nanos / 4) {
                    cut = true;
                    toSubmit += last.cutOff(noted.sockets());
                }
                quiet = reapAll(toSubmit, last, deadline) <= toSubmit;
                // Those that cancel end, too, and are no progress.
                if (completion.finished() - finished > toSubmit) {
                    progress = System.nanoTime();
                }
                finished = completion.finished();
            } while (!(counted ? isIdle() || leavesTheRest(progress) : quiet) && deadline - System.nanoTime() > 0);
        }
    }

    /**
     * Leaves what is left to the kernel, which ends it with the ring, when no call has ended any of it for a while and none of it needs
     * one: it brings no descriptor and sends nothing without a copy. A timeout that has always just fired is never found to be cancelled.
     *
     * @return false where nothing would tell when the kernel is done
     */
    private boolean leavesTheRest(long progress) {
        return System.nanoTime() - progress > STALL_NANOS && !noted.isActive() && trySignal();
    }

    /** Prepares a signal, once; whether there is one. */
    private boolean trySignal() {
        if (!signalTried) {
            signalTried = true;
            signal = ReleaseSignal.install(parts);
        }
        return signal != null;
    }

    /**
     * Reaps until a wait ends no more entries; the number of completions. A periodic timeout brings completions for ever, so
     * that only those count that end an entry. Where the owner runs deferred work, one wait
     * brings some twenty, and cancelling looks at everything that is in flight: doing it after each wait would take
     * seconds for thousands of operations.
     */
    private int reapAll(int toSubmit, LastCalls last, long deadline) {
        WaitConditions round = new WaitConditions();
        int submitting = toSubmit;
        int all = 0;
        boolean more;
        do {
            long left = Math.max(0, deadline - System.nanoTime());
            last.await(submitting, round.timeout(Math.min(left, ROUND_NANOS)));
            submitting = 0;
            int finished = completion.finished();
            all += lastCompletions.reap();
            more = completion.finished() != finished;
        } while (more && !isIdle() && deadline - System.nanoTime() > 0);
        return all;
    }

    /** Completions that no entry asked for can make the difference negative. */
    private boolean isIdle() {
        return calls.inFlight() <= 0;
    }
}
