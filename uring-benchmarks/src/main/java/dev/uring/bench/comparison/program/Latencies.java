package dev.uring.bench.comparison.program;

/** How long operations took: how often each time came, to one part in a thousand. The C programs count in the same way. */
final class Latencies {
    /** For work whose operations are not timed one by one. */
    static final Latencies NONE = new Latencies(0);

    /** A time is its 11 highest bits, and how many lower ones were cut off. */
    private static final int DIGITS = 11;

    private final int[] counts;
    private long from;

    private Latencies(int size) {
        counts = new int[size];
    }

    /** Counts when {@code timed}. */
    static Latencies of(boolean timed) {
        return timed ? new Latencies(Long.SIZE - DIGITS + 1 << DIGITS) : NONE;
    }

    /** Counts from here on: what began earlier was interrupted by the break between two slices. */
    void start(long now) {
        from = now;
    }

    /** The time at which an operation begins, in nanoseconds. */
    long begin() {
        return counts.length == 0 ? 0 : System.nanoTime();
    }

    /** Counts an operation that ends now. */
    void end(long began) {
        if (counts.length > 0 && began - from >= 0) {
            long time = System.nanoTime() - began + 1;
            int cut = Math.max(0, Long.SIZE - DIGITS - Long.numberOfLeadingZeros(time));
            counts[cut << DIGITS | (int) (time >>> cut)]++;
        }
    }

    /** " TIME:COUNT" for each, which are forgotten. */
    String take() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                long time = (long) (i & (1 << DIGITS) - 1) << (i >> DIGITS);
                text.append(' ').append(time).append(':').append(counts[i]);
                counts[i] = 0;
            }
        }
        return text.toString();
    }
}
