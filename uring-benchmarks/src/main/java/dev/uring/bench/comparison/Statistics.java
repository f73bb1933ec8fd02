package dev.uring.bench.comparison;

import java.util.Arrays;

/**
 * The median of some values, and between which values their middle half lies.
 *
 * @param low the lower quartile
 * @param high the upper quartile
 */
record Statistics(double low, double median, double high) {

    /** Of at least one value. */
    static Statistics of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Statistics(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** Interpolates between neighbours. */
    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
