package dev.uring.register;

import java.util.BitSet;

/** The slots of a registered table and what is known of the taken ones. Slots are handed out from the lowest free one on. */
final class SlotTable<T> {
    private final Object[] holders;
    private final BitSet taken = new BitSet();

    SlotTable(int size) {
        holders = new Object[size];
    }

    int size() {
        return holders.length;
    }

    int free() {
        return holders.length - taken.cardinality();
    }

    /**
     * The lowest free slot.
     *
     * @param what the name of what is registered, for the message
     * @throws IllegalStateException when none is free
     */
    int firstFree(String what) {
        int slot = taken.nextClearBit(0);
        if (slot >= holders.length) {
            throw new IllegalStateException("all " + holders.length + " slots for " + what + " are taken: close one, or"
                    + " register a larger table");
        }
        return slot;
    }

    T hold(int slot, T holder) {
        holders[slot] = holder;
        taken.set(slot);
        return holder;
    }

    void give(int slot) {
        holders[slot] = null;
        taken.clear(slot);
    }

    /** What holds a slot; null when it is free or beyond the table. */
    @SuppressWarnings("unchecked")
    T get(int slot) {
        return slot >= 0 && slot < holders.length ? (T) holders[slot] : null;
    }
}
