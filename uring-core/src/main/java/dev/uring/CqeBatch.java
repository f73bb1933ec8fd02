package dev.uring;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;
import java.util.Objects;

/**
 * Room for copies of completions, to be used again and again: {@link CompletionQueue#drainTo} fills it, and the slots
 * of the queue are free before the first completion is looked at. Not safe for use by several threads at once.
 *
 * {@snippet class="dev.uring.snippet.CompletionTest" region="batch"}
 */
public final class CqeBatch {
    private static final int MAX_CAPACITY = 65536;

    private final long[] userData;
    private final int[] results;
    private final int[] flags;
    private final long[] extra1;
    private final long[] extra2;
    private int size;

    /**
     * Room for completions.
     *
     * @param capacity 1 to 65536, the size of the largest completion queue
     */
    public CqeBatch(int capacity) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + capacity + ", outside 1.." + MAX_CAPACITY);
        }
        userData = new long[capacity];
        results = new int[capacity];
        flags = new int[capacity];
        extra1 = new long[capacity];
        extra2 = new long[capacity];
    }

    /** How many completions there is room for. */
    public int capacity() {
        return userData.length;
    }

    /** How many completions there are since the last drain. */
    public int size() {
        return size;
    }

    /** The value given to the operation. */
    public long userData(int index) {
        return userData[Objects.checkIndex(index, size)];
    }

    /** What the operation returned, or {@code -errno}; see {@link Errno}. */
    public int result(int index) {
        return results[Objects.checkIndex(index, size)];
    }

    /** {@code IORING_CQE_F_*}; see {@link CqeFlags}. */
    public int flags(int index) {
        return flags[Objects.checkIndex(index, size)];
    }

    /** The first extra word of a completion of 32 bytes, else 0. */
    public long extra1(int index) {
        return extra1[Objects.checkIndex(index, size)];
    }

    /** The second extra word of a completion of 32 bytes, else 0. */
    public long extra2(int index) {
        return extra2[Objects.checkIndex(index, size)];
    }

    /** The completion as a value of its own. */
    public Cqe get(int index) {
        Objects.checkIndex(index, size);
        return new Cqe(userData[index], results[index], flags[index], extra1[index], extra2[index]);
    }

    void clear() {
        size = 0;
    }

    boolean isFull() {
        return size == userData.length;
    }

    void add(long userData, int result, int flags, long extra1, long extra2) {
        this.userData[size] = userData;
        results[size] = result;
        this.flags[size] = flags;
        this.extra1[size] = extra1;
        this.extra2[size] = extra2;
        size++;
    }
}
