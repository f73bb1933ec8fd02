package dev.uring.model;

import dev.uring.kernel.CqeFlags;

/** Compares completions with the {@link Contents} they should have, in their order. */
final class Expectation {
    private final RingImage image;
    private final int largeEvery;
    private int count;

    /**
     * Expects completions from the first one on.
     *
     * @param largeEvery in a ring of mixed sizes, every how many completions one has 32 bytes
     */
    Expectation(RingImage image, int largeEvery) {
        this.image = image;
        this.largeEvery = largeEvery;
    }

    /** How many completions came. */
    int count() {
        return count;
    }

    void accept(long userData, int result, int flags) {
        int size = image.isLarge(count, largeEvery) && image.cqeSize() == 16 ? CqeFlags.IORING_CQE_F_32 : 0;
        check("user data", userData, Contents.userData(count));
        check("result", result, Contents.result(count));
        check("flags", flags, Contents.flags(count) | size);
        count++;
    }

    /** Follows {@link #accept} for the same completion. */
    void acceptExtra(long extra1, long extra2) {
        int number = count - 1;
        boolean large = image.isLarge(number, largeEvery);
        check("first extra word", extra1, large ? Contents.extra(number, 1) : 0);
        check("second extra word", extra2, large ? Contents.extra(number, 2) : 0);
    }

    private void check(String what, long value, long expected) {
        if (value != expected) {
            throw new Violation("completion " + count + " has " + what + " 0x" + Long.toHexString(value)
                    + " instead of 0x" + Long.toHexString(expected));
        }
    }
}
