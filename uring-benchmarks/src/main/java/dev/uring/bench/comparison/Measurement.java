package dev.uring.bench.comparison;

import java.util.function.ToDoubleFunction;

/**
 * One slice of a program between two of the reference; for the reference itself, all three are the same.
 *
 * @param round the round in which it ran, counted from 0
 */
record Measurement(String experiment, String program, int round, Slice before, Slice slice, Slice after) {

    /** What the slice cost, relative to the mean of its neighbours. */
    double ratio(ToDoubleFunction<Slice> cost) {
        return 2 * cost.applyAsDouble(slice) / (cost.applyAsDouble(before) + cost.applyAsDouble(after));
    }
}
