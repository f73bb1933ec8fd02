package dev.uring;

import java.util.Arrays;

/**
 * Knows which completions bring descriptors, so that closing a ring can close those that nobody read. A completion tells only
 * its user data, which other operations may have, too. To close a descriptor of somebody else would be worse than to leave one
 * open, so a user data counts only while it is known to belong to such operations alone.
 *
 * <p>An operation that brings a descriptor is noted when it is pushed. As long as one is in flight, everything else that is
 * submitted is compared with it. Without any, this costs nothing.
 */
final class DescriptorWatch {
    private static final int FILE_INDEX_WORD = 5;
    private static final int USER_DATA_WORD = 4;

    /** Where what was noted is staged, and its first word, which tells whether something else is there now. */
    private int[] stagedAt = new int[4];

    private long[] stagedFirst = new long[4];
    private int staged;

    /** What was submitted: its user data, how many entries have it, and whether others may have it. */
    private long[] userData = new long[4];

    private int[] entries = new int[4];
    private boolean[] shared = new boolean[4];
    private int count;
    private int total;

    boolean isActive() {
        return (staged | count) != 0;
    }

    /** How many entries in flight are known to bring descriptors. */
    int total() {
        return total;
    }

    /**
     * Notes an entry. One that puts its descriptor into a slot of the ring brings none.
     *
     * @param words what is staged
     * @param at where the entry starts there
     */
    void note(long[] words, int at) {
        if (words[at + FILE_INDEX_WORD] >>> 32 != 0) {
            return;
        }
        // What was noted from here on was taken back.
        while (staged > 0 && stagedAt[staged - 1] >= at) {
            staged--;
        }
        if (staged == stagedAt.length) {
            stagedAt = Arrays.copyOf(stagedAt, 2 * staged);
            stagedFirst = Arrays.copyOf(stagedFirst, 2 * staged);
        }
        stagedAt[staged] = at;
        stagedFirst[staged++] = words[at];
    }

    /**
     * Learns what is submitted.
     *
     * @param words what is staged
     * @param end where that ends
     * @param step the words from one entry to the next
     * @param alone whether nothing else is in flight than what {@link #total} counts
     */
    void submit(long[] words, int end, int step, boolean alone) {
        for (int i = 0; i < staged; i++) {
            if (isStill(i, words, end)) {
                add(words[stagedAt[i] + USER_DATA_WORD], !alone);
            }
        }
        int next = 0;
        for (int at = 0; at < end; at += step) {
            while (next < staged && stagedAt[next] < at) {
                next++;
            }
            int index = find(words[at + USER_DATA_WORD]);
            if (index >= 0 && !(next < staged && stagedAt[next] == at && isStill(next, words, end))) {
                shared[index] = true;
            }
        }
        staged = 0;
    }

    private boolean isStill(int i, long[] words, int end) {
        return stagedAt[i] < end && stagedFirst[i] == words[stagedAt[i]];
    }

    /** Learns that an entry came to its last completion. */
    void finished(long data) {
        int index = find(data);
        if (index < 0) {
            return;
        }
        total--;
        if (--entries[index] == 0) {
            count--;
            userData[index] = userData[count];
            entries[index] = entries[count];
            shared[index] = shared[count];
        }
    }

    /** Whether completions with this user data may bring descriptors. */
    boolean isKnown(long data) {
        return find(data) >= 0;
    }

    /** Whether completions with this user data bring descriptors, and mean nothing else. */
    boolean isCertain(long data) {
        int index = find(data);
        return index >= 0 && !shared[index];
    }

    private void add(long data, boolean maybeShared) {
        int index = find(data);
        if (index < 0) {
            index = count++;
            if (index == userData.length) {
                userData = Arrays.copyOf(userData, 2 * index);
                entries = Arrays.copyOf(entries, 2 * index);
                shared = Arrays.copyOf(shared, 2 * index);
            }
            userData[index] = data;
            entries[index] = 0;
            shared[index] = maybeShared;
        }
        entries[index]++;
        total++;
    }

    private int find(long data) {
        for (int i = 0; i < count; i++) {
            if (userData[i] == data) {
                return i;
            }
        }
        return -1;
    }
}
