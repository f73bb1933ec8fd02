package dev.uring.internal.ring;

import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SqeFlags;
import java.util.Arrays;

/**
 * The operations in flight that closing must know of: those that bring a descriptor, which is closed when nobody read its
 * completion, and zero-copy sends, which end only when the peer reads or the connection does.
 *
 * <p>A completion tells only its user data, which other operations may have, too. To close or cut off what is somebody else's
 * would be worse than to leave it, so a user data counts only while it is known to belong to noted operations alone. They
 * are noted when they are pushed. As long as one is in flight, everything else that is submitted is compared with it. Without
 * any, this costs nothing.
 */
public final class NotedOperations {
    private static final int FILE_INDEX_WORD = 5;
    private static final int USER_DATA_WORD = 4;
    private static final int NEW_USER_DATA_WORD = 1;
    private static final long OPCODE = 0xFF;

    /** The part of the first word that names the file: the descriptor, and whether it is a registered one. */
    private static final long FILE = 0xFFFF_FFFFL << 32 | SqeFlags.IOSQE_FIXED_FILE << Byte.SIZE;

    /** What brings a descriptor has no file that closing would need. */
    private static final long BRINGS_DESCRIPTOR = -1;

    /** Where what was noted is staged, its first word, which tells whether something else is there now, and its target. */
    private int[] stagedAt = new int[4];

    private long[] stagedFirst = new long[4];
    private long[] stagedTarget = new long[4];
    private int staged;

    private final UserDataTable submitted = new UserDataTable();

    /** Whether entries may be in flight that this object never saw. */
    private boolean blind;

    public boolean isActive() {
        return (staged | submitted.total()) != 0;
    }

    /** How many entries in flight are known. */
    public int total() {
        return submitted.total();
    }

    /**
     * Notes an entry that brings a descriptor. One that puts it into a slot of the ring brings none.
     *
     * @param words what is staged
     * @param at where the entry starts there
     */
    public void noteDescriptor(long[] words, int at) {
        if (words[at + FILE_INDEX_WORD] >>> 32 == 0) {
            note(words, at, BRINGS_DESCRIPTOR);
        }
    }

    /** Notes an entry that sends without copying. */
    public void noteZeroCopy(long[] words, int at) {
        note(words, at, words[at] & FILE);
    }

    private void note(long[] words, int at, long target) {
        // What was noted from here on was taken back.
        while (staged > 0 && stagedAt[staged - 1] >= at) {
            staged--;
        }
        if (staged == stagedAt.length) {
            stagedAt = Arrays.copyOf(stagedAt, 2 * staged);
            stagedFirst = Arrays.copyOf(stagedFirst, 2 * staged);
            stagedTarget = Arrays.copyOf(stagedTarget, 2 * staged);
        }
        stagedAt[staged] = at;
        stagedTarget[staged] = target;
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
    public void submit(long[] words, int end, int step, boolean alone) {
        for (int i = 0; i < staged; i++) {
            if (isStill(i, words, end)) {
                submitted.add(words[stagedAt[i] + USER_DATA_WORD], stagedTarget[i], !alone);
            }
        }
        int next = 0;
        for (int at = 0; at < end; at += step) {
            while (next < staged && stagedAt[next] < at) {
                next++;
            }
            if (!(next < staged && stagedAt[next] == at && isStill(next, words, end))) {
                submitted.share(words[at + USER_DATA_WORD]);
                if ((words[at] & OPCODE) == Opcodes.IORING_OP_POLL_REMOVE) {
                    // It may give another entry a new user data.
                    submitted.share(words[at + NEW_USER_DATA_WORD]);
                }
            }
        }
        staged = 0;
    }

    private boolean isStill(int i, long[] words, int end) {
        return stagedAt[i] < end && stagedFirst[i] == words[stagedAt[i]];
    }

    /** Says that entries are in flight that were submitted before the ring was taken over: nothing is certain any more. */
    public void distrust() {
        blind = true;
    }

    /** Learns that an entry came to its last completion. */
    public void finished(long data) {
        submitted.remove(data);
    }

    /** Whether completions with this user data may bring descriptors. */
    public boolean mayBringDescriptor(long data) {
        int index = submitted.find(data);
        return index >= 0 && (submitted.isShared(index) || submitted.target(index) == BRINGS_DESCRIPTOR);
    }

    /** Whether completions with this user data bring descriptors, and mean nothing else. */
    public boolean bringsDescriptor(long data) {
        int index = submitted.find(data);
        return !blind && index >= 0 && !submitted.isShared(index) && submitted.target(index) == BRINGS_DESCRIPTOR;
    }

    /**
     * The sockets of zero-copy sends that have not ended and are known to be no others': the first words of entries that name
     * them.
     */
    public long[] sockets() {
        if (blind) {
            return new long[0];
        }
        return submitted
                .targets()
                .filter(target -> target != BRINGS_DESCRIPTOR)
                .distinct()
                .toArray();
    }
}
