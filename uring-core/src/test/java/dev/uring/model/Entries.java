package dev.uring.model;

import dev.uring.SubmissionQueue;

/** Pushes entries with {@link Contents}. */
final class Entries {
    private Entries() {}

    /**
     * Pushes the n-th entry.
     *
     * @param largeEvery every how many entries one has 128 bytes, 0 for never
     */
    static boolean push(SubmissionQueue queue, int n, int largeEvery) {
        int opcode = largeEvery != 0 && (n + 1) % largeEvery == 0 ? Contents.LARGE : Contents.SMALL;
        long[] w = new long[16];
        for (int i = 0; i < w.length; i++) {
            w[i] = Contents.submission(n, i, opcode);
        }
        return opcode == Contents.SMALL
                ? queue.tryPush(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7])
                : queue.tryPush(
                        w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10], w[11], w[12], w[13], w[14],
                        w[15]);
    }
}
