package dev.uring.register;

/**
 * Who has which piece of the buffers that are used piece by piece: each completion of an incremental ring takes the next
 * bytes of a buffer, until it says that the kernel is done with it.
 */
final class BufferPieces {
    private final int[] length;
    private final int[] consumed;
    private final int[] held;
    private final int[] heldSum;
    private final boolean[] lent;

    /** No buffer was lent yet: the application holds each as one piece. */
    BufferPieces(int count) {
        length = new int[count];
        consumed = new int[count];
        held = new int[count];
        heldSum = new int[count];
        lent = new boolean[count];
        for (int id = 0; id < count; id++) {
            hold(id, 0);
        }
    }

    /** A lent buffer is used for the first time since. */
    void start(int id, int bytes) {
        length[id] = bytes;
        consumed[id] = 0;
        held[id] = 0;
        heldSum[id] = 0;
        lent[id] = true;
    }

    boolean wasEverLent(int id) {
        return length[id] != 0;
    }

    boolean isLent(int id) {
        return lent[id];
    }

    /** The bytes that were not used yet. */
    int left(int id) {
        return length[id] - consumed[id];
    }

    /**
     * Uses the next bytes of a lent buffer.
     *
     * @param more whether the kernel goes on using the rest of it
     * @return the offset of the piece
     */
    int take(int id, int bytes, boolean more) {
        int offset = consumed[id];
        consumed[id] = offset + bytes;
        hold(id, offset);
        lent[id] = more;
        return offset;
    }

    /** Whether the application holds a piece. */
    boolean isHeld(int id) {
        return held[id] > 0;
    }

    /** Whether the application may hold a piece that starts there. */
    boolean isHeld(int id, int offset) {
        return held[id] > 0 && offset <= consumed[id];
    }

    /** Ends the holding of a piece; whether it was the last of its buffer, which the kernel is done with. */
    boolean end(int id, int offset) {
        held[id]--;
        heldSum[id] -= mixed(offset);
        if (lent[id] || held[id] > 0) {
            return false;
        }
        if (heldSum[id] != 0) {
            hold(id, offset);
            throw new IllegalStateException("a piece of buffer " + id + " was given back twice and another one never:"
                    + " the buffer stays out of the ring");
        }
        return true;
    }

    private void hold(int id, int offset) {
        held[id]++;
        heldSum[id] += mixed(offset);
    }

    /** Spreads offsets such that sums of different ones hardly ever agree. */
    private static int mixed(int offset) {
        int hash = (offset + 1) * 0x9E37_79B9;
        hash = (hash ^ hash >>> 15) * 0x85EB_CA6B;
        return hash ^ hash >>> 13;
    }
}
