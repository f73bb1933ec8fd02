package dev.uring.register;

import java.util.BitSet;

/** Which slots of a registered table are taken. Hands out the lowest free one. */
final class SlotTable {
    private final BitSet taken = new BitSet();
    private final int size;

    SlotTable(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** The lowest free slot, which is taken now; -1 when there is none. */
    int take() {
        int slot = taken.nextClearBit(0);
        if (slot >= size) {
            return -1;
        }
        taken.set(slot);
        return slot;
    }

    void take(int slot) {
        taken.set(slot);
    }

    void give(int slot) {
        taken.clear(slot);
    }

    boolean isTaken(int slot) {
        return taken.get(slot);
    }

    /** The first taken slot in a range; -1 when all are free. */
    int firstTaken(int from, int to) {
        int slot = taken.nextSetBit(from);
        return slot < to ? slot : -1;
    }

    int free() {
        return size - taken.cardinality();
    }
}
