package dev.uring.internal.ring;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many entries in flight have a user data, and what they are about. A hash table that allocates only to grow. */
public final class UserDataTable {
    private long[] keys = new long[8];

    /** How many entries have the key; 0 where there is none. */
    private int[] entries = new int[8];

    private long[] targets = new long[8];

    /** Whether other entries may have the same key. */
    private boolean[] shared = new boolean[8];

    private int used;
    private int total;

    /** How many entries there are. */
    public int total() {
        return total;
    }

    /**
     * Adds an entry.
     *
     * @param target what it is about; entries of one key about different things count as shared
     */
    public void add(long key, long target, boolean maybeShared) {
        int index = slot(key);
        if (entries[index] == 0) {
            if (2 * (used + 1) > keys.length) {
                grow();
                index = slot(key);
            }
            used++;
            keys[index] = key;
            targets[index] = target;
            shared[index] = maybeShared;
        } else {
            shared[index] |= targets[index] != target;
        }
        entries[index]++;
        total++;
    }

    /** Says that another entry has this key. */
    public void share(long key) {
        int index = find(key);
        if (index >= 0) {
            shared[index] = true;
        }
    }

    /** Removes an entry, if there is one. */
    public void remove(long key) {
        int index = find(key);
        if (index < 0) {
            return;
        }
        total--;
        if (--entries[index] == 0) {
            used--;
            closeGap(index);
        }
    }

    /** Where a key is; negative when it is not. */
    public int find(long key) {
        int index = slot(key);
        return entries[index] == 0 ? -1 : index;
    }

    public boolean isShared(int index) {
        return shared[index];
    }

    public long target(int index) {
        return targets[index];
    }

    /** What the entries are about whose keys are nobody else's. */
    public LongStream targets() {
        return IntStream.range(0, keys.length)
                .filter(index -> entries[index] > 0 && !shared[index])
                .mapToLong(index -> targets[index]);
    }

    /** Where a key is or would be. At least half of the table is empty. */
    private int slot(long key) {
        int index = home(key);
        while (entries[index] != 0 && keys[index] != key) {
            index = index + 1 & keys.length - 1;
        }
        return index;
    }

    private int home(long key) {
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) & keys.length - 1;
    }

    /** Moves back what comes after an empty place and belongs there or before. */
    private void closeGap(int gap) {
        int mask = keys.length - 1;
        int index = gap;
        while (true) {
            index = index + 1 & mask;
            if (entries[index] == 0) {
                return;
            }
            if ((index - home(keys[index]) & mask) >= (index - gap & mask)) {
                move(index, gap);
                entries[index] = 0;
                gap = index;
            }
        }
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        entries[to] = entries[from];
        targets[to] = targets[from];
        shared[to] = shared[from];
    }

    private void grow() {
        UserDataTable larger = new UserDataTable();
        larger.keys = new long[2 * keys.length];
        larger.entries = new int[2 * keys.length];
        larger.targets = new long[2 * keys.length];
        larger.shared = new boolean[2 * keys.length];
        for (int i = 0; i < keys.length; i++) {
            if (entries[i] > 0) {
                int index = larger.slot(keys[i]);
                larger.keys[index] = keys[i];
                larger.entries[index] = entries[i];
                larger.targets[index] = targets[i];
                larger.shared[index] = shared[i];
            }
        }
        keys = larger.keys;
        entries = larger.entries;
        targets = larger.targets;
        shared = larger.shared;
    }
}
