package dev.uring.internal.ring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.RingFlags;

/**
 * The application's side of the protocol between it and the kernel over the completion queue. Indices run freely
 * through all 32 bits: compare differences, never values.
 */
public final class CompletionRing {
    public static final int RESULT = 8;
    public static final int FLAGS = 12;
    public static final int EXTRA_1 = 16;
    public static final int EXTRA_2 = 24;

    /** The flags of completions that take other than one slot, or are not the last of their entry. */
    private static final int UNCOUNTED =
            CqeFlags.IORING_CQE_F_MORE | CqeFlags.IORING_CQE_F_SKIP | CqeFlags.IORING_CQE_F_32;

    private final boolean mixed;

    private int head;

    /** How many iterations are going on that hold on to where the queue is in memory. */
    private int readers;

    private final RingBackend backend;
    private final NotedOperations noted;

    private int published;
    private int end;

    /** How many slots of those before the head were no entry's last completion, modulo 2<sup>32</sup>. */
    private int uncounted;

    private int entries;
    private int awaitable;
    private int mask;
    private int shift;
    private long slots;
    private long headAddress;
    private long tailAddress;
    private long overflowAddress;
    private long flagsAddress;

    public CompletionRing(RingBackend backend, RingLayout layout, RingMapping mapping, NotedOperations noted) {
        this.noted = noted;
        this.backend = backend;
        mixed = layout.has(IORING_SETUP_CQE_MIXED);
        attach(layout, mapping);
    }

    /** Takes over the state found in memory. */
    public void attach(RingLayout layout, RingMapping mapping) {
        long rings = mapping.rings();
        entries = layout.cqEntries();
        awaitable = mixed ? entries - 1 : entries;
        mask = entries - 1;
        shift = layout.cqeShift();
        slots = rings + layout.cqes();
        headAddress = rings + layout.cqHead();
        tailAddress = rings + layout.cqTail();
        overflowAddress = rings + layout.cqOverflow();
        flagsAddress = rings + layout.cqFlags();
        uncounted -= head;
        head = RingMemory.loadAcquire(headAddress);
        uncounted += head;
        published = head;
        end = head;
    }

    /** Lets every loop in progress find nothing more. */
    public void retire() {
        head = end;
        published = end;
    }

    /** The index of the oldest entry that was not consumed. */
    public int head() {
        return head;
    }

    /** An iteration begins that holds on to where the queue is in memory. */
    public void beginReading() {
        readers++;
    }

    /** Such an iteration is over; what it consumed is the kernel's again. */
    public void endReading() {
        readers--;
        publish();
    }

    public int entries() {
        return entries;
    }

    /** Whether an entry with these flags has the two extra words. */
    public boolean isLarge(int flags) {
        return shift == 5 || mixed && CqeFlags.is32Bytes(flags);
    }

    public long slot(int index) {
        return RingMemory.address(slots, (index & mask) << shift);
    }

    /** The end of what the kernel has written. */
    public int tail() {
        int tail = RingMemory.loadAcquire(tailAddress);
        if (Integer.compareUnsigned(tail - head, entries) > 0) {
            throw implausible(tail);
        }
        end = tail;
        return tail;
    }

    private RuntimeException implausible(int tail) {
        return backend.implausible("the completion queue's tail is " + Integer.toUnsignedString(tail) + ", outside "
                + Integer.toUnsignedString(head) + ".." + Integer.toUnsignedString(head + entries));
    }

    /** Refuses what a consumer must not do, to whom completions are being handed over. */
    public void checkNotRead(String what) {
        if (readers != 0) {
            throw new IllegalStateException("a consumer cannot " + what
                    + " while the completion queue is being read: do it after forEach has returned");
        }
    }

    /** What {@link #tail} found last. */
    public int end() {
        return end;
    }

    /** The number of slots to consume. */
    public int readySlots() {
        return tail() - head;
    }

    /** The number of completions to consume. Only in a ring of mixed sizes does that differ from the slots. */
    public int readyCompletions() {
        return mixed ? countMixed() : tail() - head;
    }

    /**
     * Whether the queue, as it was last counted, may be unable to take one more completion. In a ring of mixed sizes the last free slot is no
     * room for one of 32 bytes, which then waits outside.
     */
    public boolean isFull() {
        return end - head >= awaitable;
    }

    /** The largest number of completions that the queue is sure to take when each is as small as can be. */
    public int awaitable() {
        return awaitable;
    }

    /**
     * What to tell the kernel, which counts slots, to wait for so many completions: what is there and a slot for each one
     * that is missing. Never the last slot of a ring of mixed sizes: a completion of 32 bytes that finds only that one
     * free waits outside, and a kernel that waits for the slot all the same spins, deaf to signals.
     */
    public int slotsToAwait(int completions) {
        if (!mixed) {
            return completions;
        }
        int missing = Math.max(0, completions - countMixed());
        return Math.min(end - head + missing, awaitable);
    }

    /** Whether a queue with so many slots would have one half of a completion of 32 bytes at each of its ends. */
    public boolean isCutBy(int otherEntries) {
        if (!mixed) {
            return false;
        }
        int end = tail();
        for (int index = head; end - index > 0; index++) {
            if (CqeFlags.is32Bytes(flagsAt(index))) {
                if ((index & otherEntries - 1) == otherEntries - 1) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }

    private int countMixed() {
        int end = tail();
        // A filler in front would take room and never be consumed where nothing else comes.
        while (end - head > 0 && CqeFlags.isSkip(flagsAt(head))) {
            head++;
            uncounted++;
        }
        publish();
        int count = 0;
        for (int index = head; end - index > 0; index++) {
            int flags = flagsAt(index);
            if (!CqeFlags.isSkip(flags)) {
                count++;
                index += CqeFlags.is32Bytes(flags) ? 1 : 0;
            }
        }
        return count;
    }

    private int flagsAt(int index) {
        return RingMemory.getInt(slot(index) + FLAGS);
    }

    /**
     * Moves past the entry at the head.
     *
     * @param index the head
     * @param flags the entry's flags
     * @return false when it was a filler
     */
    public boolean advance(int index, int flags) {
        head = index + 1;
        return (flags & UNCOUNTED) == 0 || advanceUncounted(flags);
    }

    private boolean advanceUncounted(int flags) {
        if (CqeFlags.isSkip(flags)) {
            uncounted++;
            return false;
        }
        if (mixed && CqeFlags.is32Bytes(flags)) {
            head++;
            uncounted++;
        }
        if (CqeFlags.hasMore(flags)) {
            uncounted++;
        }
        return true;
    }

    /**
     * Where to go on after the entry at an index, up to an end. Whoever was given the entry may have consumed more, beyond
     * the end even, and an entry may have had two slots.
     */
    public int following(int index, int end) {
        int next = index + 1;
        if (head == next) {
            return next;
        }
        return end - head > 0 ? head : end;
    }

    /** How many entries came to their last completion, modulo 2<sup>32</sup>. */
    public int finished() {
        return head - uncounted;
    }

    /** Makes completions known that will come without an entry: they count as in flight. */
    public void expect(int completions) {
        uncounted += completions;
    }

    /** Gives consumed slots back to the kernel. */
    public void publish() {
        if (head != published) {
            if (noted.isActive()) {
                noteRead();
            }
            RingMemory.storeRelease(headAddress, head);
            published = head;
        }
    }

    /** Tells the watch which entries came to their end among what was consumed. */
    private void noteRead() {
        for (int index = published; index != head; index++) {
            int flags = flagsAt(index);
            if (!CqeFlags.isSkip(flags) && !CqeFlags.hasMore(flags)) {
                noted.finished(RingMemory.getLong(slot(index)));
            }
            if (mixed && CqeFlags.is32Bytes(flags)) {
                index++;
            }
        }
    }

    /** Tells the kernel whether completions signal the registered eventfd. */
    public void mute(boolean muted) {
        RingMemory.storeOpaque(flagsAddress, muted ? RingFlags.IORING_CQ_EVENTFD_DISABLED : 0);
    }

    public boolean isMuted() {
        return (RingMemory.loadOpaque(flagsAddress) & RingFlags.IORING_CQ_EVENTFD_DISABLED) != 0;
    }

    public int overflowCount() {
        return RingMemory.loadOpaque(overflowAddress);
    }
}
