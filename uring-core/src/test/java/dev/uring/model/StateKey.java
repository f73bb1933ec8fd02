package dev.uring.model;

/** A digest of 128 bits of a state, so that two different states are hardly ever taken for the same. */
final class StateKey {
    private long high;
    private long low;

    /** The digest of nothing. */
    StateKey() {
        clear();
    }

    /** Starts over. */
    void clear() {
        high = 0x6A09_E667_F3BC_C908L;
        low = 0xBB67_AE85_84CA_A73BL;
    }

    StateKey add(long value) {
        high = (high ^ value) * 0x9E37_79B9_7F4A_7C15L;
        high ^= high >>> 32;
        low = (Long.rotateLeft(low, 23) + value) * 0xC2B2_AE3D_27D4_EB4FL;
        low ^= low >>> 29;
        return this;
    }

    StateKey add(boolean value) {
        return add(value ? 1 : 2);
    }

    StateKey add(StateKey other) {
        return add(other.high).add(other.low);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StateKey other && high == other.high && low == other.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }
}
