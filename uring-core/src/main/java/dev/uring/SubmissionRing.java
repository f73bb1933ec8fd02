package dev.uring;

import static dev.uring.RingFlags.IORING_SQ_CQ_OVERFLOW;
import static dev.uring.RingFlags.IORING_SQ_NEED_WAKEUP;
import static dev.uring.RingFlags.IORING_SQ_TASKRUN;
import static dev.uring.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.SetupFlags.IORING_SETUP_SQ_REWIND;

/**
 * The application's side of the protocol between it and the kernel over the submission queue: which slots are free,
 * which are written, which are published.
 *
 * <p>Slots in {@code [limit - entries, published)} are the kernel's, {@code [published, tail)} are written but not yet
 * visible, {@code [tail, limit)} are free. Indices run freely through all 32 bits: compare differences, never values.
 */
abstract sealed class SubmissionRing permits SubmissionWriter {
    private final boolean submissionThread;
    private final boolean rewinds;

    Thread owner;
    int tail;
    int limit;

    private final int origin;
    private int published;
    private int rewound;
    private int entries;
    private int mask;
    private int shift;
    private long slots;
    private long headAddress;
    private long tailAddress;
    private long flagsAddress;
    private long droppedAddress;

    SubmissionRing(Thread owner, RingLayout layout, RingMapping mapping) {
        this.owner = owner;
        submissionThread = layout.has(IORING_SETUP_SQPOLL);
        rewinds = layout.has(IORING_SETUP_SQ_REWIND);
        attach(layout, mapping);
        origin = started();
    }

    /** Takes over the state found in memory. */
    final void attach(RingLayout layout, RingMapping mapping) {
        long rings = mapping.rings();
        entries = layout.sqEntries();
        mask = entries - 1;
        shift = layout.sqeShift();
        slots = mapping.entries();
        headAddress = rings + layout.sqHead();
        tailAddress = rings + layout.sqTail();
        flagsAddress = rings + layout.sqFlags();
        droppedAddress = rings + layout.sqDropped();
        tail = RingMemory.loadAcquire(tailAddress);
        published = tail;
        limit = RingMemory.loadAcquire(headAddress) + entries;
    }

    /** Goes on in new memory, into which the kernel moved what it had not taken. The old memory is still there. */
    final void moveTo(RingLayout layout, RingMapping mapping) {
        long oldSlots = slots;
        int waiting = tail;
        attach(layout, mapping);
        if (rewinds) {
            // The kernel moves what lies between head and tail, and here both are always 0.
            RingMemory.copy(oldSlots, slots, (long) waiting << shift);
            tail = waiting;
            published = waiting;
        }
    }

    final int entries() {
        return entries;
    }

    final boolean isLastSlot(int index) {
        return (index & mask) == mask;
    }

    final long slot(int index) {
        return RingMemory.address(slots, (index & mask) << shift);
    }

    /**
     * The number of free slots. Only a submission thread frees slots by itself; otherwise a call does, see
     * {@link #taken}.
     */
    final int free() {
        if (submissionThread) {
            limit = RingMemory.loadAcquire(headAddress) + entries;
        }
        return limit - tail;
    }

    /** The number of entries that are written but not published. */
    final int unpublished() {
        return tail - published;
    }

    /**
     * Makes the written entries visible to the kernel.
     *
     * @return the number that the kernel has not taken
     */
    final int publish() {
        int tail = this.tail;
        if (tail != published) {
            published = tail;
            if (!rewinds) {
                RingMemory.storeRelease(tailAddress, tail);
            }
        }
        return entries - free();
    }

    /** Learns which entries a call took; {@code count} is its result. */
    final void taken(int count) {
        if (!rewinds) {
            limit = RingMemory.loadAcquire(headAddress) + entries;
            return;
        }
        // The kernel starts at the first slot again, so what it left must move there.
        if (count > 0) {
            rewound += count;
            tail -= Math.min(count, tail);
            RingMemory.copy(slots + ((long) count << shift), slots, (long) tail << shift);
            published = tail;
        }
    }

    /** How many slots the kernel took, or will take without being asked, modulo 2<sup>32</sup>. */
    final int started() {
        if (rewinds) {
            return rewound;
        }
        return (submissionThread ? published : limit - entries) - origin;
    }

    /** Takes back what was written and not taken. A submission thread takes what is published, so that stays. */
    final void discardPending() {
        tail = submissionThread ? published : limit - entries;
        published = tail;
    }

    /** Whether the submission thread sleeps. */
    final boolean isThreadAsleep() {
        // The tail must be visible before the flags are read: acquire and release alone lose wake-ups.
        RingMemory.fullFence();
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_NEED_WAKEUP) != 0;
    }

    /** Whether only a call that asks for completions makes some visible. */
    final boolean isKernelWaiting() {
        return (RingMemory.loadOpaque(flagsAddress) & (IORING_SQ_CQ_OVERFLOW | IORING_SQ_TASKRUN)) != 0;
    }

    final boolean isOverflowing() {
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_CQ_OVERFLOW) != 0;
    }

    final boolean isTaskRunWaiting() {
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_TASKRUN) != 0;
    }

    final int droppedCount() {
        return RingMemory.loadOpaque(droppedAddress);
    }

    final void check() {
        if (Thread.currentThread() != owner) {
            throw Ownership.refused(owner);
        }
    }
}
