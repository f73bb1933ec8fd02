package dev.uring.register;

import dev.uring.CqeFlags;
import dev.uring.Errno;

/**
 * Who has which provided buffer: the kernel, from the moment it is lent until a completion says that the kernel is done with
 * it; the application, as long as it holds leases on pieces of it.
 *
 * <p>A lease is a number: the offset in the buffer in the low 32 bits, then the id in 16, then in 16 how often the buffer had
 * been lent, so that a lease from before does not count.
 */
final class BufferLedger {
    private final int group;
    private final int mask;
    private final int[] length;
    private final int[] consumed;
    private final int[] pieces;
    private final int[] pieceSum;
    private final char[] turn;
    private final char[] position;
    private final char[] order;
    private final boolean[] lent;
    private int lentCount;

    BufferLedger(int group, int count) {
        this.group = group;
        mask = count - 1;
        length = new int[count];
        consumed = new int[count];
        pieces = new int[count];
        pieceSum = new int[count];
        turn = new char[count];
        position = new char[count];
        order = new char[count];
        lent = new boolean[count];
        for (int id = 0; id < count; id++) {
            addPiece(id, 0);
        }
    }

    static int id(long lease) {
        return (int) (lease >>> 32) & 0xFFFF;
    }

    static int offset(long lease) {
        return (int) lease;
    }

    /** The lease on a buffer that was never lent. */
    long untouched(int id) {
        if (id < 0 || id > mask || length[id] != 0) {
            throw new IllegalStateException("buffer " + id + " is none, or was given to the kernel before");
        }
        return lease(id, 0);
    }

    int lentCount() {
        return lentCount;
    }

    /** Checks that the application holds the piece. */
    int held(long lease) {
        int id = id(lease);
        if (id > mask || turn[id] != (char) (lease >>> 48) || pieces[id] == 0 || offset(lease) > consumed[id]) {
            throw new IllegalStateException("the lease on buffer " + id
                    + " is over: the buffer, or this piece of it, was given back to the kernel");
        }
        return id;
    }

    /** Ends a lease; whether it was the last on its buffer, which the kernel is done with. */
    boolean end(long lease) {
        int id = held(lease);
        pieces[id]--;
        pieceSum[id] -= mixed(offset(lease));
        if (lent[id] || pieces[id] > 0) {
            return false;
        }
        if (pieceSum[id] != 0) {
            addPiece(id, offset(lease));
            throw new IllegalStateException("a piece of buffer " + id + " was given back twice and another one never:"
                    + " the buffer stays out of the ring");
        }
        return true;
    }

    /** Lends a buffer, which becomes the entry at a position of the ring. Leases from before do not count any more. */
    void lend(int id, int bytes, int at) {
        turn[id]++;
        pieces[id] = 0;
        pieceSum[id] = 0;
        lent[id] = true;
        lentCount++;
        length[id] = bytes;
        consumed[id] = 0;
        position[id] = (char) at;
        order[at & mask] = (char) id;
    }

    /** The lent buffer that a completion names. */
    int used(int result, int flags) {
        if (!CqeFlags.hasBuffer(flags)) {
            throw new IllegalArgumentException("the completion used no buffer"
                    + (result == -Errno.ENOBUFS
                            ? ": group " + group + " was empty, now " + lentCount + " of " + (mask + 1)
                                    + " buffers are with the kernel: give buffers back, then submit again"
                            : "; its result is " + (result < 0 ? "-" + Errno.name(-result) : result)));
        }
        return checkLent(CqeFlags.bufferId(flags));
    }

    private int checkLent(int id) {
        if (id > mask || !lent[id]) {
            throw new IllegalStateException(
                    "the completion names buffer " + id + ", which the kernel does not have: was"
                            + " the completion looked at twice, or does it belong to another group?");
        }
        return id;
    }

    /** The bytes of a lent buffer that were not used yet. */
    int left(int id) {
        return length[id] - consumed[id];
    }

    /**
     * Leases the next piece of a lent buffer.
     *
     * @param more whether the kernel goes on using the rest of it
     */
    long take(int id, int bytes, boolean more) {
        int offset = consumed[id];
        consumed[id] = offset + bytes;
        addPiece(id, offset);
        if (!more) {
            lent[id] = false;
            lentCount--;
        }
        return lease(id, offset);
    }

    /**
     * Leases the pieces that data lies in, which goes on in the buffers that follow in the ring.
     *
     * @param ring where pieces are given back that a failing consumer has not seen
     * @return the number of pieces
     */
    int takeAll(int first, int bytes, boolean more, BufferRing ring, PieceConsumer consumer) {
        int at = position[first];
        int id = first;
        int left = bytes;
        int count = 0;
        do {
            checkLent(id);
            int size = Math.min(left, left(id));
            left -= size;
            long lease = take(id, size, left == 0 && more);
            count++;
            id = order[++at & mask];
            try {
                consumer.accept(lease, ring.offset(lease), size);
            } catch (Throwable e) {
                if (left > 0) {
                    takeAll(id, left, more, ring, (unseen, _, _) -> ring.giveBack(unseen));
                }
                throw e;
            }
        } while (left > 0);
        return count;
    }

    private void addPiece(int id, int offset) {
        pieces[id]++;
        pieceSum[id] += mixed(offset);
    }

    private long lease(int id, int offset) {
        return (long) turn[id] << 48 | (long) id << 32 | Integer.toUnsignedLong(offset);
    }

    /** Spreads offsets such that sums of different ones hardly ever agree. */
    private static int mixed(int offset) {
        int hash = (offset + 1) * 0x9E37_79B9;
        hash = (hash ^ hash >>> 15) * 0x85EB_CA6B;
        return hash ^ hash >>> 13;
    }
}
