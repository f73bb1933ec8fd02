package dev.uring;

import static dev.uring.internal.ring.RingMemory.getInt;
import static dev.uring.internal.ring.RingMemory.getLong;

import dev.uring.internal.Owner;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;

/**
 * Reads completions one by one without allocating: {@code while (cursor.next()) { … cursor.userData() … }}. It holds a
 * copy of the completion it stands on.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="cursor"}
 */
public final class CqeCursor {
    private final Owner owner;
    private final CompletionRing ring;
    private long userData;
    private int result;
    private int flags;
    private long extra1;
    private long extra2;

    CqeCursor(Owner owner, CompletionRing ring) {
        this.owner = owner;
        this.ring = ring;
    }

    /**
     * Removes the oldest completion from the queue and stands on it.
     *
     * @return false when there is none
     */
    public boolean next() {
        CompletionRing ring = this.ring;
        owner.check();
        int index;
        do {
            index = ring.head();
            if (index == ring.end() && ring.readySlots() == 0) {
                ring.publish();
                return false;
            }
            read(ring.slot(index));
        } while (!ring.advance(index, flags));
        return true;
    }

    /** The value given to the operation. */
    public long userData() {
        return userData;
    }

    /** What the operation returned, or {@code -errno}; see {@link Errno}. */
    public int result() {
        return result;
    }

    /** {@code IORING_CQE_F_*}; see {@link CqeFlags}. */
    public int flags() {
        return flags;
    }

    /** The first extra word of a completion of 32 bytes, else 0. */
    public long extra1() {
        return extra1;
    }

    /** The second extra word of a completion of 32 bytes, else 0. */
    public long extra2() {
        return extra2;
    }

    /** The completion as a value of its own. */
    public Cqe toCqe() {
        return new Cqe(userData, result, flags, extra1, extra2);
    }

    private void read(long slot) {
        userData = getLong(slot);
        result = getInt(slot + CompletionRing.RESULT);
        flags = getInt(slot + CompletionRing.FLAGS);
        boolean large = ring.isLarge(flags);
        extra1 = large ? getLong(slot + CompletionRing.EXTRA_1) : 0;
        extra2 = large ? getLong(slot + CompletionRing.EXTRA_2) : 0;
    }
}
