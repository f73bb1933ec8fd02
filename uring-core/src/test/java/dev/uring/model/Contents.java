package dev.uring.model;

/** What the n-th entry of each queue holds: every word tells n and its own place, so that no mixture of two passes for one. */
final class Contents {
    static final int SMALL = 0;
    static final int LARGE = 63;

    private Contents() {}

    /** A word of a submission entry; the first one starts with the operation code. */
    static long submission(int number, int word, int opcode) {
        return (number + 1L) << 32 | (word == 0 ? opcode : 0xA000 | word);
    }

    static long userData(int number) {
        return (number + 1L) << 32 | 0xB000;
    }

    static int result(int number) {
        return number + 1 << 8 | 0xC0;
    }

    /** The flags of a completion, in the bits that mean nothing to the queue. */
    static int flags(int number) {
        return number + 1 << 16;
    }

    static long extra(int number, int word) {
        return (number + 1L) << 32 | 0xD000 | word;
    }
}
