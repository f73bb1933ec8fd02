package dev.uring.model;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAIT;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_SQ_WAKEUP;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** The system calls of a modelled ring. */
final class ModelledKernel implements RingBackend {
    private static final long OFFSET_OF_ENTRIES = 0x1000_0000L;

    private final RingImage image;
    private final Schedule schedule;
    private final KernelSubmission submission;
    private final KernelCompletion completion;
    private final StateKey history;
    private final Choices partial;
    private boolean refused;

    /**
     * The calls of one ring.
     *
     * @param history learns what calls return
     * @param partial decides how many entries a call takes, and whether a signal ends it; null when it does all
     */
    ModelledKernel(
            RingImage image,
            Schedule schedule,
            KernelSubmission submission,
            KernelCompletion completion,
            StateKey history,
            Choices partial) {
        this.image = image;
        this.schedule = schedule;
        this.submission = submission;
        this.completion = completion;
        this.history = history;
        this.partial = partial;
    }

    /** Whether a call ended without having done what it was asked to; it happens once at most. */
    boolean refused() {
        return refused;
    }

    @Override
    public int setup(int entries, MemorySegment params) {
        image.describe(params);
        return 0;
    }

    @Override
    public long map(int fd, long offset, long size) {
        return offset == OFFSET_OF_ENTRIES ? RingImage.ENTRIES : RingImage.RINGS;
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        int result = image.has(SetupFlags.IORING_SETUP_SQPOLL) ? leaveToThread(toSubmit, flags) : take(toSubmit);
        history.add(result);
        // Like the real one, a call that could not take all does not wait.
        if ((flags & IORING_ENTER_GETEVENTS) != 0 && result == toSubmit) {
            completion.run(schedule);
            int wanted = Math.min(minComplete, image.cqEntries());
            if (!completion.await(schedule, wanted)) {
                throw new Violation("a call waits for ever for " + wanted + " completions");
            }
        }
        return result;
    }

    private int leaveToThread(int toSubmit, int flags) {
        if ((flags & IORING_ENTER_SQ_WAKEUP) != 0) {
            submission.wake(schedule);
        }
        if ((flags & IORING_ENTER_SQ_WAIT) != 0) {
            awaitRoom();
        }
        return toSubmit;
    }

    private void awaitRoom() {
        if (partial != null && !refused && partial.choose(2) == 1) {
            // A signal ends the wait, and the call does not tell.
            refused = true;
            return;
        }
        submission.awaitRoom(schedule);
    }

    private int take(int toSubmit) {
        int most = Math.min(toSubmit, image.sqEntries());
        if (most > 0 && partial != null) {
            most -= partial.choose(refused ? most : most + 1);
        }
        if (toSubmit > 0 && most == 0) {
            refused = true;
            return -Errno.EAGAIN;
        }
        return most == 0 ? 0 : submission.take(schedule, most);
    }

    @Override
    public int register(int fd, int operation, MemorySegment argument, int count) {
        return -Errno.EINVAL;
    }

    @Override
    public int unmap(long address, long size) {
        return 0;
    }

    @Override
    public int closeDescriptor(int fd) {
        return 0;
    }

    @Override
    public SegmentAllocator argumentMemory() {
        return (size, alignment) -> MemorySegment.ofArray(new long[(int) (size + Long.BYTES - 1) / Long.BYTES]);
    }

    @Override
    public Arena newKernelArena() {
        return Arena.ofAuto();
    }

    @Override
    public void close() {}
}
