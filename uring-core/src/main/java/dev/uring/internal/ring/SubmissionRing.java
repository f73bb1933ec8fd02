package dev.uring.internal.ring;

import static dev.uring.kernel.RingFlags.IORING_SQ_CQ_OVERFLOW;
import static dev.uring.kernel.RingFlags.IORING_SQ_NEED_WAKEUP;
import static dev.uring.kernel.RingFlags.IORING_SQ_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;

import dev.uring.backend.RingBackend;

/**
 * The application's side of the protocol between it and the kernel over the submission queue: which slots are free,
 * and which are published. Slots in {@code [head, published)} are the kernel's, and all others are free. Indices run freely
 * through all 32 bits: compare differences, never values.
 */
public final class SubmissionRing {
    /** The logarithm of the size of a word. */
    private static final int WORD_SHIFT = 3;

    private final boolean submissionThread;
    private final boolean rewinds;
    private final RingBackend backend;

    private final CompletionRing completion;

    /** Whether only calls take entries, and each goes on where the last one stopped. */
    private final boolean onlyCallsTake;

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

    /** @param completion where the completions of this ring arrive */
    public SubmissionRing(RingBackend backend, RingLayout layout, RingMapping mapping, CompletionRing completion) {
        this.completion = completion;
        this.backend = backend;
        submissionThread = layout.has(IORING_SETUP_SQPOLL);
        rewinds = layout.has(IORING_SETUP_SQ_REWIND);
        onlyCallsTake = !submissionThread && !rewinds;
        attach(layout, mapping);
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
        published = rewinds ? 0 : RingMemory.loadAcquire(tailAddress);
        head = published - entries;
        saw(rewinds ? 0 : RingMemory.loadAcquire(headAddress));
    }

    /**
     * Goes on in new memory, into which the kernel moved what it had not taken. The old memory is still there.
     */
    public void moveTo(RingLayout layout, RingMapping mapping) {
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

    public int entries() {
        return entries;
    }

    /** The number of words in an array as large as the queue. */
    public int entryWords() {
        return entries << wordShift;
    }

    /** How far to shift a number of slots for a number of words. */
    public int wordShift() {
        return wordShift;
    }

    /** The number of words in free slots. */
    public int room() {
        return head + entries - published << wordShift;
    }

    /** The index of the slot for what is published next. */
    public int published() {
        return published;
    }

    /** The number of slots that are published and that the kernel has not taken. */
    public int pending() {
        return published - head;
    }

    /** Whether a thread of the kernel takes entries by itself. */
    public boolean hasSubmissionThread() {
        return submissionThread;
    }

    public boolean isLastSlot(int index) {
        return (index & mask) == mask;
    }

    /** Makes entries, as words in memory order, visible to the kernel. */
    public void publish(long[] words, int count) {
        copy(words, count);
        published += count >> wordShift;
        if (!rewinds) {
            RingMemory.storeRelease(tailAddress, published);
        }
    }

    /** How many entries that were published have not come to their last completion, as far as they are counted. */
    public int unfinished() {
        return (rewinds ? rewound + published : published - origin) - completion.finished();
    }

    private void copy(long[] words, int count) {
        int first = published & mask;
        long slot = slots + bytes(first);
        if (count == RingMemory.ENTRY_WORDS) {
            RingMemory.copyEntry(words, slot);
            return;
        }
        int straight = Math.min(count, entries - first << wordShift);
        RingMemory.copy(words, 0, slot, straight);
        if (straight < count) {
            RingMemory.copy(words, straight, slots, count - straight);
        }
    }

    /**
     * Learns which entries a call took.
     *
     * @param asked how many it was to take
     * @param count its result
     */
    public void taken(int asked, int count) {
        if (count == asked && onlyCallsTake) {
            head += count;
        } else if (!rewinds) {
            // Entries that are dropped are taken but not counted.
            saw(RingMemory.loadAcquire(headAddress));
        } else {
            rewind(count);
        }
    }

    /** Learns from the ring itself what the kernel took: a call that threw did not tell. */
    public void refresh() {
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
    public int started() {
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
    public int takeBack() {
        int count = submissionThread ? 0 : published - head;
        if (count != 0) {
            published = head;
            if (!rewinds) {
                // The kernel looks at the tail only within calls, so that it never sees it move back.
                RingMemory.storeRelease(tailAddress, published);
            }
        }
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
    }

    private long bytes(int slots) {
        return (long) slots << wordShift + WORD_SHIFT;
    }

    /** Whether the submission thread sleeps. */
    public boolean isThreadAsleep() {
        // The tail must be visible before the flags are read: acquire and release alone lose wake-ups.
        RingMemory.fullFence();
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_NEED_WAKEUP) != 0;
    }

    /** Whether completions are pending that need {@code IORING_ENTER_GETEVENTS}. */
    public boolean isKernelWaiting() {
        return (RingMemory.loadOpaque(flagsAddress) & (IORING_SQ_CQ_OVERFLOW | IORING_SQ_TASKRUN)) != 0;
    }

    public boolean isOverflowing() {
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_CQ_OVERFLOW) != 0;
    }

    public boolean isTaskRunWaiting() {
        return (RingMemory.loadOpaque(flagsAddress) & IORING_SQ_TASKRUN) != 0;
    }

    public int droppedCount() {
        return RingMemory.loadOpaque(droppedAddress);
    }
}
