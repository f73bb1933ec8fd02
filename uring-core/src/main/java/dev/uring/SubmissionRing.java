package dev.uring;

import static dev.uring.kernel.RingFlags.IORING_SQ_CQ_OVERFLOW;
import static dev.uring.kernel.RingFlags.IORING_SQ_NEED_WAKEUP;
import static dev.uring.kernel.RingFlags.IORING_SQ_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;

import dev.uring.backend.RingBackend;

/**
 * The application's side of the protocol between it and the kernel over the submission queue: which slots are free,
 * which are filled, which are published.
 *
 * <p>Slots in {@code [head, published)} are the kernel's, and all others are free. What will go into the first of these is
 * <em>staged</em> in an array, and copied when it is published: a store into mapped memory is a large graph for the
 * compiler, in every method that pushes, and one into an array is next to nothing. Indices run freely through all 32
 * bits: compare differences, never values.
 */
abstract sealed class SubmissionRing permits SubmissionWriter {
    /** The logarithm of the size of a word. */
    private static final int WORD_SHIFT = 3;

    private final boolean submissionThread;
    private final boolean rewinds;
    private final RingBackend backend;

    /** The operations in flight that closing must know of. */
    final NotedOperations noted = new NotedOperations();

    /** Where the completions of this ring arrive; set once, when the ring is put together. */
    CompletionRing completion;

    /** Whether only calls take entries, and each goes on where the last one stopped. */
    private final boolean onlyCallsTake;

    Thread owner;

    /** Entries that are not published, as words in memory order. */
    long[] staged;

    /** The number of words that are staged. */
    int end;

    /** The number of words that there was room for when {@link #free} looked last. */
    int room;

    private final int origin;
    private int published;
    private int head;
    private int rewound;
    private int entries;
    private int mask;
    private int wordShift;
    private long slots;
    private long headAddress;
    private long tailAddress;
    private long flagsAddress;
    private long droppedAddress;

    SubmissionRing(Thread owner, RingParts parts) {
        RingLayout layout = parts.layout();
        this.owner = owner;
        backend = parts.backend();
        submissionThread = layout.has(IORING_SETUP_SQPOLL);
        rewinds = layout.has(IORING_SETUP_SQ_REWIND);
        onlyCallsTake = !submissionThread && !rewinds;
        attach(layout, parts.mapping());
        origin = started();
    }

    /** Takes over the state found in memory. */
    private void attach(RingLayout layout, RingMapping mapping) {
        long rings = mapping.rings();
        entries = layout.sqEntries();
        mask = entries - 1;
        wordShift = layout.sqeShift() - WORD_SHIFT;
        slots = mapping.entries();
        headAddress = rings + layout.sqHead();
        tailAddress = rings + layout.sqTail();
        flagsAddress = rings + layout.sqFlags();
        droppedAddress = rings + layout.sqDropped();
        staged = new long[entries << wordShift];
        published = rewinds ? 0 : RingMemory.loadAcquire(tailAddress);
        head = published - entries;
        saw(rewinds ? 0 : RingMemory.loadAcquire(headAddress));
    }

    /**
     * Goes on in new memory, into which the kernel moved what it had not taken. The old memory is still there, and nothing
     * is staged.
     */
    final void moveTo(RingLayout layout, RingMapping mapping) {
        long oldSlots = slots;
        int waiting = published;
        attach(layout, mapping);
        if (rewinds) {
            // The kernel moves what lies between head and tail, and here both are always 0.
            RingMemory.copy(oldSlots, slots, bytes(waiting));
            published = waiting;
            saw(0);
        }
    }

    final int entries() {
        return entries;
    }

    /** The index of the slot for what is staged next. */
    final int next() {
        return published + unpublished();
    }

    final boolean isLastSlot(int index) {
        return (index & mask) == mask;
    }

    /**
     * The number of free slots. Only a submission thread frees slots by itself; otherwise a call does, see
     * {@link #taken}.
     */
    final int free() {
        if (submissionThread) {
            saw(RingMemory.loadAcquire(headAddress));
        }
        return room - end >> wordShift;
    }

    /** The number of slots for what is staged. */
    final int unpublished() {
        return end >> wordShift;
    }

    /**
     * Makes what is staged visible to the kernel.
     *
     * @return the number of slots that the kernel has not taken
     */
    final int publish() {
        if (end != 0) {
            if (noted.isActive()) {
                noted.submit(staged, end, 1 << wordShift, isAlone());
            }
            copyStaged();
            published = next();
            room -= end;
            end = 0;
            if (!rewinds) {
                RingMemory.storeRelease(tailAddress, published);
            }
        }
        if (submissionThread) {
            saw(RingMemory.loadAcquire(headAddress));
        }
        return published - head;
    }

    /** Whether nothing is in flight but what is noted. */
    private boolean isAlone() {
        int handedOver = rewinds ? rewound + published : published - origin;
        return handedOver - completion.finished() == noted.total();
    }

    private void copyStaged() {
        int first = published & mask;
        long slot = slots + bytes(first);
        if (end == RingMemory.ENTRY_WORDS) {
            RingMemory.copyEntry(staged, slot);
            return;
        }
        int straight = Math.min(end, entries - first << wordShift);
        RingMemory.copy(staged, 0, slot, straight);
        if (straight < end) {
            RingMemory.copy(staged, straight, slots, end - straight);
        }
    }

    /**
     * Learns which entries a call took.
     *
     * @param asked how many it was to take
     * @param count its result
     */
    final void taken(int asked, int count) {
        if (count == asked && onlyCallsTake) {
            head += count;
            room += count << wordShift;
        } else if (!rewinds) {
            // Entries that are dropped are taken but not counted.
            saw(RingMemory.loadAcquire(headAddress));
        } else {
            rewind(count);
        }
    }

    /** Learns from the ring itself what the kernel took: a call that threw did not tell. */
    final void refresh() {
        if (!rewinds) {
            saw(RingMemory.loadAcquire(headAddress));
        }
    }

    private void rewind(int count) {
        // The kernel starts at the first slot again, so what it left must move there.
        if (count > 0) {
            rewound += count;
            published -= Math.min(count, published);
            RingMemory.copy(slots + bytes(count), slots, bytes(published));
            saw(0);
        }
    }

    /** How many slots the kernel took, or will take without being asked, modulo 2<sup>32</sup>. */
    final int started() {
        if (rewinds) {
            return rewound;
        }
        return (submissionThread ? published : head) - origin;
    }

    /**
     * Takes back what the kernel has not taken. A submission thread may be taking what is published, so that stays.
     *
     * @return how many slots that were
     */
    final int discardPending() {
        int count = unpublished();
        end = 0;
        if (!submissionThread && published != head) {
            count += published - head;
            published = head;
            if (!rewinds) {
                // The kernel looks at the tail only within calls, so that it never sees it move back.
                RingMemory.storeRelease(tailAddress, published);
            }
        }
        saw(head);
        return count;
    }

    /** The kernel took everything before this index, which only moves forward and never beyond what was published. */
    private void saw(int head) {
        int left = published - head;
        if (Integer.compareUnsigned(left, published - this.head) > 0) {
            throw backend.implausible("the submission queue's head is " + Integer.toUnsignedString(head) + ", outside "
                    + Integer.toUnsignedString(this.head) + ".." + Integer.toUnsignedString(published));
        }
        this.head = head;
        room = head + entries - published << wordShift;
    }

    private long bytes(int slots) {
        return (long) slots << wordShift + WORD_SHIFT;
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
