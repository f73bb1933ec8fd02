package dev.uring;

/** Placeholder replaced by the ring work. */
public final class SubmissionQueue {
    SubmissionQueue() {}

    public boolean tryPush(long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7) {
        throw new IllegalStateException();
    }

    public boolean tryPush(
            long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7,
            long w8, long w9, long w10, long w11, long w12, long w13, long w14, long w15) {
        throw new IllegalStateException();
    }
}
