package dev.uring.register;

import dev.uring.kernel.CqeFlags;
import dev.uring.kernel.Errno;

/**
 * Who has which provided buffer: the kernel, from the moment it is lent until a completion says that the kernel is done with
 * it; the application, as long as it holds leases on pieces of it.
 *
 * <p>A lease is a number: the offset in the buffer in the low 32 bits, then the id in 16, then in 16 how often the buffer had
 * been lent, so that a lease from before does not count. The state of a buffer is such a number, too. Where the lease has the
 * offset, it has 0 when the application holds the whole buffer, so that the state is the one lease that counts; minus the size
 * when the kernel has the whole buffer; {@link #IN_PIECES} when {@link BufferPieces} knows more. So a buffer that is used as
 * a whole, as nearly all are, costs one access each time it changes hands.
 */
final class BufferLedger {
    /** Neither an offset nor a size with a minus sign. */
    private static final int IN_PIECES = Integer.MIN_VALUE;

    private static final long WITHOUT_OFFSET = -1L << 32;
    private static final long NEXT_TURN = 1L << 48;

    private final int group;
    private final boolean incremental;
    private final long[] states;
    private final BufferPieces pieces;

    /** The buffer that was lent after each one, which is where data goes on that does not fit. */
    private final char[] next;

    /** At which entry of the ring each buffer was lent, modulo 2<sup>16</sup>. */
    private final char[] position;

    private boolean leasedUntouched;
    private int last;
    private int lendings;
    private int lentCount;

    BufferLedger(int group, int count, boolean incremental) {
        this.group = group;
        this.incremental = incremental;
        states = new long[count];
        pieces = new BufferPieces(count);
        next = new char[count];
        position = new char[count];
        for (int id = 0; id < count; id++) {
            states[id] = (long) id << 32 | Integer.toUnsignedLong(IN_PIECES);
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
        if (id < 0 || id >= states.length || (int) states[id] != IN_PIECES || pieces.wasEverLent(id)) {
            throw new IllegalStateException("buffer " + id + " is none, or was given to the kernel before");
        }
        leasedUntouched = true;
        return states[id] & WITHOUT_OFFSET;
    }

    /** Whether the application may hold a lease. */
    boolean isLeased() {
        for (int id = 0; id < states.length; id++) {
            int state = (int) states[id];
            if (state == 0 || state == IN_PIECES && (pieces.wasEverLent(id) ? pieces.isHeld(id) : leasedUntouched)) {
                return true;
            }
        }
        return false;
    }

    int lentCount() {
        return lentCount;
    }

    /** Checks that the application holds the piece. */
    int held(long lease) {
        int id = id(lease);
        if (id >= states.length || (states[id] == lease ? offset(lease) != 0 : !isHeldPiece(lease))) {
            throw new IllegalStateException("the lease on buffer " + id
                    + " is over: the buffer, or this piece of it, was given back to the kernel");
        }
        return id;
    }

    private boolean isHeldPiece(long lease) {
        int id = id(lease);
        long inPieces = lease & WITHOUT_OFFSET | Integer.toUnsignedLong(IN_PIECES);
        return states[id] == inPieces && pieces.isHeld(id, offset(lease));
    }

    /** Ends a lease; whether it was the last on its buffer, which the kernel is done with and which is to be lent then. */
    boolean end(long lease) {
        int id = held(lease);
        return states[id] == lease || pieces.end(id, offset(lease));
    }

    /** Lends a buffer, as the next in the ring. Leases from before do not count any more. */
    void lend(int id, int bytes) {
        states[id] = (states[id] & WITHOUT_OFFSET) + NEXT_TURN + Integer.toUnsignedLong(-bytes);
        next[last] = (char) id;
        last = id;
        position[id] = (char) lendings++;
        lentCount++;
    }

    /** The lent buffer that a completion names. */
    int used(int result, int flags) {
        if (!CqeFlags.hasBuffer(flags)) {
            throw new IllegalArgumentException("the completion used no buffer" + why(result));
        }
        return checkLent(CqeFlags.bufferId(flags));
    }

    private String why(int result) {
        if (result == -Errno.ENOBUFS) {
            return ": group " + group + " was empty, now " + lentCount + " of " + states.length
                    + " buffers are with the kernel: give buffers back, then submit again";
        }
        if (result == -Errno.EFAULT && incremental) {
            return ": what is left of a buffer of an incremental ring was too small for the header of a message, and will"
                    + " be each time: receive messages with a ring that is not incremental";
        }
        return "; its result is " + (result < 0 ? "-" + Errno.name(-result) : result);
    }

    private int checkLent(int id) {
        if (id >= states.length || !isLent(id)) {
            throw new IllegalStateException(
                    "the completion names buffer " + id + ", which the kernel does not have: was"
                            + " the completion looked at twice, or does it belong to another group?");
        }
        return id;
    }

    private boolean isLent(int id) {
        int state = (int) states[id];
        return state == IN_PIECES ? pieces.isLent(id) : state < 0;
    }

    /** The bytes of a lent buffer that were not used yet. */
    int left(int id) {
        int state = (int) states[id];
        return state == IN_PIECES ? pieces.left(id) : -state;
    }

    /**
     * The bytes of the buffers that data which starts in one of them can lie in: the kernel has not written to those that it
     * has not picked yet.
     *
     * @param unpicked how many of the buffers that were lent last the kernel has not picked
     */
    long pickedRoom(int first, int bytes, int unpicked) {
        long room = left(first);
        for (int id = next[first]; room < bytes && isLent(id) && isPicked(id, unpicked); id = next[id]) {
            room += left(id);
        }
        return room;
    }

    private boolean isPicked(int id, int unpicked) {
        return (char) (lendings - position[id]) > unpicked;
    }

    /**
     * Leases the next piece of a lent buffer.
     *
     * @param more whether the kernel goes on using the rest of it
     */
    long take(int id, int bytes, boolean more) {
        long state = states[id];
        long whole = state & WITHOUT_OFFSET;
        if (!more) {
            lentCount--;
        }
        if ((int) state != IN_PIECES) {
            if (!more) {
                states[id] = whole;
                return whole;
            }
            pieces.start(id, -(int) state);
            states[id] = whole | Integer.toUnsignedLong(IN_PIECES);
        }
        return whole | pieces.take(id, bytes, more);
    }

    /**
     * Leases the pieces that data lies in, which goes on in the buffers that follow in the ring.
     *
     * @param ring where pieces are given back that a failing consumer has not seen
     * @return the number of pieces
     */
    int takeAll(int first, int bytes, boolean more, BufferRing ring, PieceConsumer consumer) {
        int id = first;
        int left = bytes;
        int count = 0;
        do {
            checkLent(id);
            int size = Math.min(left, left(id));
            left -= size;
            long lease = take(id, size, left == 0 && more);
            count++;
            id = next[id];
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
}
